/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-machine.h"

G_BEGIN_DECLS

/* What rf_machine_new() calls, in this order. Each makes the classes and state of one subject, and
 * returns FALSE when memory is out. Where a teardown is named, rf_machine_free() calls it for
 * memory that no object owns. */
gboolean rf_class_setup (RfMachine *m); /* object and type, before anything else: dict, tuple, str
                                         * and their classes are completed by their own setup */
gboolean rf_str_setup (RfMachine *m);   /* with the interned names and the empty str */
gboolean rf_tuple_setup (RfMachine *m); /* with the empty tuple */
gboolean rf_dict_setup (RfMachine *m);
gboolean
rf_class_setup_finish (RfMachine *m); /* dicts, mros and methods of the classes made so far */
gboolean
rf_descriptor_setup (RfMachine *m); /* descriptors, property, classmethod, staticmethod, super */
gboolean rf_singleton_setup (RfMachine *m); /* None, Ellipsis, NotImplemented */
gboolean rf_int_setup (RfMachine *m);       /* int, bool and the small ints */
gboolean rf_float_setup (RfMachine *m);
gboolean rf_complex_setup (RfMachine *m);
gboolean rf_list_setup (RfMachine *m);
gboolean rf_set_setup (RfMachine *m);
gboolean rf_slice_setup (RfMachine *m);
gboolean rf_range_setup (RfMachine *m);
gboolean rf_iterator_setup (RfMachine *m); /* enumerate, zip, map, filter, reversed, iter() */
gboolean rf_bytes_setup (RfMachine *m);    /* bytes, bytearray, memoryview */
gboolean rf_function_setup (RfMachine *m);
gboolean rf_method_setup (RfMachine *m); /* method, builtin_function_or_method */
gboolean rf_cell_setup (RfMachine *m);
gboolean rf_code_setup (RfMachine *m);  /* code (rf-code.c) */
gboolean rf_frame_setup (RfMachine *m); /* frame, traceback */
gboolean rf_generator_setup (RfMachine *m);
gboolean rf_module_setup (RfMachine *m);
gboolean rf_exception_setup (RfMachine *m);
gboolean
rf_weakref_setup (RfMachine *m); /* the classes; the module weakref comes with its import */

gboolean rf_namespace_setup (RfMachine *m);     /* types.SimpleNamespace */
gboolean rf_generic_alias_setup (RfMachine *m); /* list[int], int | None; __class_getitem__ */

/* Visits the counts that the class system holds (each built-in class once, the names of slots):
 * part of the heap's visit_roots. The fields class_X and exceptions[] of the machine are borrowed.
 */
void rf_class_visit_roots (RfMachine *m, RfVisit visit, gpointer user);

void rf_str_teardown (RfMachine *m);
void rf_dict_teardown (RfMachine *m); /* m->container_state */
void rf_class_teardown (RfMachine *m);

G_END_DECLS
