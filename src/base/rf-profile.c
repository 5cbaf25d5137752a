/* SPDX-License-Identifier: MIT */

/* The table of profiles: one row for each CPython that is modelled. Every number in it was
 * measured in the real interpreter. */

#include "base/rf-profile.h"

/* The same in all four, but that frames are no objects of their own from 3.11 on. */
#define FREE_LISTS                                                                 \
  [RF_FREE_LIST_LIST] = 80, [RF_FREE_LIST_DICT] = 80, [RF_FREE_LIST_TUPLE] = 2000, \
  [RF_FREE_LIST_SLICE] = 1, [RF_FREE_LIST_FLOAT] = 100

#define ALWAYS_PACKED                                                                              \
  "zip", "slice", "property", "staticmethod", "classmethod", "weakref.ReferenceType", "bytearray", \
    "bytes", "complex", "memoryview", "method", "function", "cell", "module", "mappingproxy",      \
    "types.SimpleNamespace", "types.GenericAlias", "collections.deque", "collections.defaultdict", \
    "collections.OrderedDict", "_io.StringIO", NULL

static const char *const packed_310[] = { "int", "str", "enumerate", "super", ALWAYS_PACKED };
static const char *const packed_311[] = { "int", "str", ALWAYS_PACKED };
static const char *const packed_312[] = { "int", "str", ALWAYS_PACKED };
static const char *const packed_313[] = { ALWAYS_PACKED };

#define ALWAYS_SUBCLASSED "SystemError", "classmethod", "property", "staticmethod", "type", NULL

static const char *const subclassed_310[] = { ALWAYS_SUBCLASSED };
static const char *const subclassed_311[] = { "list", "str", ALWAYS_SUBCLASSED };
static const char *const subclassed_312[] = { "list", ALWAYS_SUBCLASSED };

#define ALWAYS_HEAP                                                            \
  "functools.partial", "functools._lru_cache_wrapper", "functools.KeyWrapper", \
    "functools._lru_list_elem", "operator.itemgetter", "operator.attrgetter",  \
    "operator.methodcaller", "_random.Random", NULL

static const char *const heap_310[] = { ALWAYS_HEAP };
static const char *const heap_312[] = { "itertools.count",
                                        "itertools.cycle",
                                        "itertools.repeat",
                                        "itertools.chain",
                                        "itertools.accumulate",
                                        "itertools.pairwise",
                                        "itertools.batched",
                                        "itertools.product",
                                        "itertools.permutations",
                                        "itertools.combinations",
                                        "itertools.combinations_with_replacement",
                                        "itertools.compress",
                                        "itertools.dropwhile",
                                        "itertools.takewhile",
                                        "itertools.filterfalse",
                                        "itertools.starmap",
                                        "itertools.islice",
                                        "itertools.groupby",
                                        "itertools._grouper",
                                        "itertools.zip_longest",
                                        "itertools._tee_dataobject",
                                        "itertools._tee",
                                        "collections.deque",
                                        "collections.defaultdict",
                                        "collections._deque_iterator",
                                        "collections._deque_reverse_iterator",
                                        "collections._tuplegetter",
                                        ALWAYS_HEAP };

static const RfProfile profiles[] = {
  {
    .name = "3.10",
    .major = 3,
    .minor = 10,
    .micro = 13,
    .version_text = "3.10.13",
    .append_any_name = TRUE,
    .subclass_keywords = TRUE,
    .thresholds = { 700, 10, 10 },
    .trashcan_depth = 50,
    .starts_in_generation = 1,
    .collect_at_allocation = TRUE,
    .attributes = RF_ATTRIBUTES_DICT,
    .call_keeps_arguments = TRUE,
    .position_is_left = TRUE,
    .dict_lazily_tracked = TRUE,
    .generator_shows_none = TRUE,
    .generator_keeps_code = TRUE,
    .free_list_max = { FREE_LISTS, [RF_FREE_LIST_FRAME] = 200 },
    .free_tuple_items_max = 19,
    .free_tuple_items_reused = 19,
    .packed_calls = packed_310,
    .subclassed = subclassed_310,
    .late_exceptions = TRUE,
    .heap_types = heap_310,
    .locals_kept = TRUE,
    .code_keeps_folded = TRUE,
    .match_keeps_tuple = TRUE,
    .none_hash = 0x7F69F6370C8,
    .property_keeps_none = TRUE,
  },
  {
    .name = "3.11",
    .major = 3,
    .minor = 11,
    .micro = 7,
    .version_text = "3.11.7",
    .specializes_codes = TRUE,
    .thresholds = { 700, 10, 10 },
    .trashcan_depth = 50,
    .collect_at_allocation = TRUE,
    .attributes = RF_ATTRIBUTES_VALUES,
    .inline_values_max = 30,
    .lazy_frame_objects = TRUE,
    .dict_lazily_tracked = TRUE,
    .caret_lines = TRUE,
    .method_keywords = TRUE,
    .position_is_left = TRUE,
    .starts_in_generation = 2,
    .siphash13 = TRUE,
    .intersection_stops = TRUE,
    .generator_keeps_code = TRUE,
    .generator_shows_none = TRUE,
    .calls_push_null = TRUE,
    .free_list_max = { FREE_LISTS },
    .free_tuple_items_max = 20,
    .free_tuple_items_reused = 19,
    .none_hash = 0x7F58DF42CBE,
    .packed_calls = packed_311,
    .subclassed = subclassed_311,
    .late_exceptions = TRUE,
    .empty_subclasses_dropped = TRUE,
    .percent_is_fstring = TRUE,
    .heap_types = heap_310,
    .locals_kept = TRUE,
    .code_keeps_folded = TRUE,
    .property_keeps_none = TRUE,
  },
  {
    .name = "3.12",
    .major = 3,
    .minor = 12,
    .micro = 1,
    .version_text = "3.12.1",
    .specialize_after = 1,
    .thresholds = { 700, 10, 10 },
    .trashcan_depth = 50,
    .starts_in_generation = 1,
    .attributes = RF_ATTRIBUTES_VALUES,
    .inline_values_max = 30,
    .immortal_objects = TRUE,
    .immortal_interned = TRUE,
    .lazy_frame_objects = TRUE,
    .dict_lazily_tracked = TRUE,
    .caret_lines = TRUE,
    .method_keywords = TRUE,
    .siphash13 = TRUE,
    .intersection_stops = TRUE,
    .float_sums_compensated = TRUE,
    .c_recursion_limit = 1500,
    .reads_inlined = TRUE,
    .call_ex_drops_arguments = TRUE,
    .inline_comprehensions = TRUE,
    .slices_apart = TRUE,
    .generator_closes_unstarted = TRUE,
    .send_moves_value = TRUE,
    .generator_guards_itself = TRUE,
    .generator_throw_warns = TRUE,
    .generator_keeps_inner = TRUE,
    .generator_frames_linked = TRUE,
    .generator_shows_none = TRUE,
    .calls_push_null = TRUE,
    .free_list_max = { FREE_LISTS },
    .free_tuple_items_max = 20,
    .free_tuple_items_reused = 19,
    .super_unmade = TRUE,
    .none_hash = 0xFCA86420,
    .packed_calls = packed_312,
    .subclassed = subclassed_312,
    .empty_subclasses_dropped = TRUE,
    .percent_is_fstring = TRUE,
    .getattr_suppresses = TRUE,
    .heap_types = heap_312,
    .locals_kept = TRUE,
  },
  {
    .name = "3.13",
    .major = 3,
    .minor = 13,
    .micro = 0,
    .version_text = "3.13.0",
    .specialize_after = 1,
    .thresholds = { 2000, 10, 10 },
    .trashcan_depth = 9948,
    .trashcan_resume = 9897,
    .callbacks_hold_weakref = TRUE,
    .starts_in_generation = 1,
    .imports_to_print = TRUE,
    .attributes = RF_ATTRIBUTES_VALUES_SHARED,
    .inline_values_max = 30,
    .immortal_objects = TRUE,
    .lazy_frame_objects = TRUE,
    .dict_lazily_tracked = TRUE,
    .caret_lines = TRUE,
    .method_keywords = TRUE,
    .caret_anchors_new = TRUE,
    .del_names_object = TRUE,
    .siphash13 = TRUE,
    .intersection_stops = TRUE,
    .float_sums_compensated = TRUE,
    .class_tells_source = TRUE,
    .docstrings_cleaned = TRUE,
    .reversed_list_kept = TRUE,
    .c_recursion_limit = 10000,
    .call_ex_drops_arguments = TRUE,
    .inline_comprehensions = TRUE,
    .slices_apart = TRUE,
    .generator_closes_unstarted = TRUE,
    .send_moves_value = TRUE,
    .generator_guards_itself = TRUE,
    .generator_throw_warns = TRUE,
    .generator_keeps_inner = TRUE,
    .generator_frames_linked = TRUE,
    .generator_close_returns = TRUE,
    .generator_is_generic = TRUE,
    .generator_closes_at_once = TRUE,
    .calls_push_null = TRUE,
    .null_after_callable = TRUE,
    .free_list_max = { FREE_LISTS },
    .free_tuple_items_max = 20,
    .init_inlined = TRUE,
    .free_tuple_items_reused = 20,
    .super_unmade = TRUE,
    .none_hash = 0xFCA86420,
    .packed_calls = packed_313,
    .subclassed = subclassed_312,
    .empty_subclasses_dropped = TRUE,
    .percent_is_fstring = TRUE,
    .getattr_suppresses = TRUE,
    .heap_types = heap_312,
  },
};

static const RfProfile *const profile_list[] = { &profiles[0], &profiles[1], &profiles[2],
                                                 &profiles[3], NULL };

const RfProfile *
rf_profile_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (profiles); i++)
    if (g_strcmp0 (profiles[i].name, name) == 0)
      return &profiles[i];
  return NULL;
}

const RfProfile *
rf_profile_default (void)
{
  return &profiles[G_N_ELEMENTS (profiles) - 1];
}

const RfProfile *const *
rf_profile_list (void)
{
  return profile_list;
}
