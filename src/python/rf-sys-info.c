/* SPDX-License-Identifier: MIT */

/* What the module sys tells of the interpreter: version, limits of numbers, flags. All of it is
 * CPython's of the profile; what belongs to a machine (paths, the executable) is empty. */

#include "python/rf-atoms-private.h"
#include "python/rf-struct-sequence.h"
#include "python/rf-sys-private.h"

#include <float.h>
#include <string.h>

/* --- sequences with names --------------------------------------------------------------------- */

static const RfGetSetDef version_fields[] = {
  RF_STRUCT_FIELD ("major", 0),        RF_STRUCT_FIELD ("minor", 1),  RF_STRUCT_FIELD ("micro", 2),
  RF_STRUCT_FIELD ("releaselevel", 3), RF_STRUCT_FIELD ("serial", 4), { NULL },
};

static const RfGetSetDef float_fields[] = {
  RF_STRUCT_FIELD ("max", 0),   RF_STRUCT_FIELD ("max_exp", 1),  RF_STRUCT_FIELD ("max_10_exp", 2),
  RF_STRUCT_FIELD ("min", 3),   RF_STRUCT_FIELD ("min_exp", 4),  RF_STRUCT_FIELD ("min_10_exp", 5),
  RF_STRUCT_FIELD ("dig", 6),   RF_STRUCT_FIELD ("mant_dig", 7), RF_STRUCT_FIELD ("epsilon", 8),
  RF_STRUCT_FIELD ("radix", 9), RF_STRUCT_FIELD ("rounds", 10),  { NULL },
};

static const RfGetSetDef int_fields[] = {
  RF_STRUCT_FIELD ("bits_per_digit", 0),
  RF_STRUCT_FIELD ("sizeof_digit", 1),
  RF_STRUCT_FIELD ("default_max_str_digits", 2),
  RF_STRUCT_FIELD ("str_digits_check_threshold", 3),
  { NULL },
};

static const RfGetSetDef hash_fields[] = {
  RF_STRUCT_FIELD ("width", 0),     RF_STRUCT_FIELD ("modulus", 1),
  RF_STRUCT_FIELD ("inf", 2),       RF_STRUCT_FIELD ("nan", 3),
  RF_STRUCT_FIELD ("imag", 4),      RF_STRUCT_FIELD ("algorithm", 5),
  RF_STRUCT_FIELD ("hash_bits", 6), RF_STRUCT_FIELD ("seed_bits", 7),
  RF_STRUCT_FIELD ("cutoff", 8),    { NULL },
};

/* The fields that all profiles have; then those that differ. */
#define COMMON_FLAGS                                                                 \
  RF_STRUCT_FIELD ("debug", 0), RF_STRUCT_FIELD ("inspect", 1),                      \
    RF_STRUCT_FIELD ("interactive", 2), RF_STRUCT_FIELD ("optimize", 3),             \
    RF_STRUCT_FIELD ("dont_write_bytecode", 4), RF_STRUCT_FIELD ("no_user_site", 5), \
    RF_STRUCT_FIELD ("no_site", 6), RF_STRUCT_FIELD ("ignore_environment", 7),       \
    RF_STRUCT_FIELD ("verbose", 8), RF_STRUCT_FIELD ("bytes_warning", 9),            \
    RF_STRUCT_FIELD ("quiet", 10), RF_STRUCT_FIELD ("hash_randomization", 11),       \
    RF_STRUCT_FIELD ("isolated", 12), RF_STRUCT_FIELD ("dev_mode", 13),              \
    RF_STRUCT_FIELD ("utf8_mode", 14), RF_STRUCT_FIELD ("warn_default_encoding", 15)

static const RfGetSetDef flag_fields_310[] = {
  COMMON_FLAGS,
  RF_STRUCT_FIELD ("int_max_str_digits", 16),
  { NULL },
};

static const RfGetSetDef flag_fields[] = {
  COMMON_FLAGS,
  RF_STRUCT_FIELD ("safe_path", 16),
  RF_STRUCT_FIELD ("int_max_str_digits", 17),
  { NULL },
};

/* Steals @items. */
static RfObject *
make_sequence (RfMachine *m, const char *name, const RfGetSetDef *fields, gboolean callable,
               RfObject *const *items, gsize n)
{
  RfClass *cls = rf_struct_sequence_class (m, name, fields, callable);

  return cls != NULL ? rf_struct_sequence_new (m, cls, items, n) : NULL;
}

static RfObject *
make_version_info (RfMachine *m)
{
  RfObject *items[] = {
    rf_int_new (m, m->profile->major),
    rf_int_new (m, m->profile->minor),
    rf_int_new (m, m->profile->micro),
    rf_str_new (m, "final", -1),
    rf_int_new (m, 0),
  };

  return make_sequence (m, "sys.version_info", version_fields, FALSE, items, G_N_ELEMENTS (items));
}

static RfObject *
make_float_info (RfMachine *m)
{
  RfObject *items[] = {
    rf_float_new (m, DBL_MAX),
    rf_int_new (m, DBL_MAX_EXP),
    rf_int_new (m, DBL_MAX_10_EXP),
    rf_float_new (m, DBL_MIN),
    rf_int_new (m, DBL_MIN_EXP),
    rf_int_new (m, DBL_MIN_10_EXP),
    rf_int_new (m, DBL_DIG),
    rf_int_new (m, DBL_MANT_DIG),
    rf_float_new (m, DBL_EPSILON),
    rf_int_new (m, FLT_RADIX),
    rf_int_new (m, 1),
  };

  return make_sequence (m, "sys.float_info", float_fields, TRUE, items, G_N_ELEMENTS (items));
}

static RfObject *
make_int_info (RfMachine *m)
{
  RfObject *items[] = {
    rf_int_new (m, 30),
    rf_int_new (m, 4),
    rf_int_new (m, RF_INT_MAX_STR_DIGITS),
    rf_int_new (m, 640),
  };

  return make_sequence (m, "sys.int_info", int_fields, TRUE, items, G_N_ELEMENTS (items));
}

static RfObject *
make_hash_info (RfMachine *m)
{
  RfObject *items[] = {
    rf_int_new (m, 64),      rf_int_new (m, ((gint64) 1 << 61) - 1),
    rf_int_new (m, 314159),  rf_int_new (m, 0),
    rf_int_new (m, 1000003), rf_str_new (m, m->profile->siphash13 ? "siphash13" : "siphash24", -1),
    rf_int_new (m, 64),      rf_int_new (m, 128),
    rf_int_new (m, 0),
  };

  return make_sequence (m, "sys.hash_info", hash_fields, TRUE, items, G_N_ELEMENTS (items));
}

static RfObject *
make_flags (RfMachine *m)
{
  RfObject *items[18];
  gsize n = 0;

  for (; n < 16; n++)
    items[n] = n == 13 ? rf_bool (m, FALSE) : rf_int_new (m, 0);
  if (m->profile->minor >= 11)
    items[n++] = rf_bool (m, FALSE);
  items[n++] = rf_int_new (m, m->profile->minor >= 12 ? RF_INT_MAX_STR_DIGITS : -1);
  return make_sequence (m, "sys.flags", m->profile->minor >= 11 ? flag_fields : flag_fields_310,
                        FALSE, items, n);
}

/* --- the rest --------------------------------------------------------------------------------- */

static RfObject *
make_argv (RfMachine *m)
{
  RfObject *name = rf_str_new (m, m->filename != NULL ? m->filename : "", -1);

  return name != NULL ? rf_list_new_steal (m, &name, 1) : NULL;
}

gboolean
rf_sys_name_program (RfMachine *m)
{
  const RfSysState *state = rf_sys_state (m);

  return rf_sys_add (m, state->dict, "argv", make_argv (m)) &&
         rf_sys_add (m, state->dict, "orig_argv", make_argv (m));
}

static RfObject *
make_builtin_names (RfMachine *m)
{
  static const char *const names[] = {
    "_abc",    "_ast",      "_codecs",   "_collections", "_functools", "_imp",
    "_io",     "_locale",   "_operator", "_signal",      "_sre",       "_stat",
    "_string", "_symtable", "_thread",   "_tracemalloc", "_warnings",  "_weakref",
    "atexit",  "builtins",  "errno",     "faulthandler", "gc",         "itertools",
    "marshal", "posix",     "pwd",       "sys",          "time",
  };
  RfObject *items[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    items[i] = rf_str_intern (m, names[i], -1);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (items[i] == NULL)
      return NULL; /* no memory: the machine is not made */
  return rf_tuple_new_steal (m, items, G_N_ELEMENTS (items));
}

static RfObject *
make_implementation (RfMachine *m, RfObject *version, RfObject *hexversion)
{
  RfObject *const none[] = { NULL };
  RfObject *o = rf_object_call (m, RF_OBJECT (m->class_SimpleNamespace), none, 0, NULL), *dict;
  gboolean ok;

  if (o == NULL)
    return NULL;
  dict = rf_object_dict (m, o);
  ok = dict != NULL && rf_sys_add (m, dict, "name", rf_str_new (m, "cpython", -1)) &&
       rf_sys_add (m, dict, "cache_tag",
                   rf_str_new_format (m, "cpython-%d%d", m->profile->major, m->profile->minor)) &&
       rf_dict_set_cstr (m, dict, "version", version) &&
       rf_dict_set_cstr (m, dict, "hexversion", hexversion) &&
       rf_sys_add (m, dict, "_multiarch", rf_str_new (m, "x86_64-linux-gnu", -1));
  rf_xdrop (m, dict);
  if (ok)
    return o;
  rf_drop (m, o);
  return NULL;
}

static const struct
{
  const char *name, *value;
} texts[] = {
  { "byteorder", "little" }, { "platform", "linux" },    { "float_repr_style", "short" },
  { "executable", "" },      { "prefix", "" },           { "base_prefix", "" },
  { "exec_prefix", "" },     { "base_exec_prefix", "" }, { "platlibdir", "lib" },
  { "abiflags", "" },
};

static gboolean
add_version (RfMachine *m, RfObject *dict)
{
  const RfProfile *p = m->profile;
  RfObject *version = make_version_info (m);
  RfObject *hexversion =
    rf_int_new (m, (p->major << 24) | (p->minor << 16) | (p->micro << 8) | 0xf0);
  gboolean ok = version != NULL && hexversion != NULL &&
                rf_dict_set_cstr (m, dict, "version_info", version) &&
                rf_dict_set_cstr (m, dict, "hexversion", hexversion);

  if (ok && m->class_SimpleNamespace != NULL)
    ok = rf_sys_add (m, dict, "implementation", make_implementation (m, version, hexversion));

  rf_xdrop (m, version);
  rf_xdrop (m, hexversion);
  return ok;
}

gboolean
rf_sys_add_info (RfMachine *m, RfObject *dict)
{
  const RfProfile *p = m->profile;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!rf_sys_add (m, dict, texts[i].name, rf_str_new (m, texts[i].value, -1)))
      return FALSE;
  return rf_sys_add (m, dict, "version", rf_str_new_format (m, "%s (Refarium)", p->version_text)) &&
         add_version (m, dict) && rf_sys_add (m, dict, "maxsize", rf_int_new (m, G_MAXINT64)) &&
         rf_sys_add (m, dict, "maxunicode", rf_int_new (m, 0x10ffff)) &&
         rf_sys_add (m, dict, "api_version", rf_int_new (m, 1013)) &&
         rf_sys_add (m, dict, "float_info", make_float_info (m)) &&
         rf_sys_add (m, dict, "int_info", make_int_info (m)) &&
         rf_sys_add (m, dict, "hash_info", make_hash_info (m)) &&
         rf_sys_add (m, dict, "flags", make_flags (m)) &&
         rf_sys_add (m, dict, "builtin_module_names", make_builtin_names (m)) &&
         rf_sys_add (m, dict, "path", rf_list_new (m, 0)) &&
         rf_sys_add (m, dict, "warnoptions", rf_list_new (m, 0)) &&
         rf_sys_add (m, dict, "dont_write_bytecode", rf_bool (m, TRUE)) &&
         rf_sys_add (m, dict, "pycache_prefix", rf_none (m)) &&
         rf_sys_add (m, dict, "argv", make_argv (m)) &&
         rf_sys_add (m, dict, "orig_argv", make_argv (m));
}
