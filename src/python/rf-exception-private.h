/* SPDX-License-Identifier: MIT */
#pragma once

#include "python/rf-exception.h"

G_BEGIN_DECLS

/* What the files of the exception classes share. */

/* tp_new and __str__ of BaseException, and what its __init__ does with the arguments. */
RfObject *rf_exception_plain_new (RfMachine *m, RfClass *cls, RfObject *const *args, gsize n_args,
                                  RfObject *kwnames);
RfObject *rf_exception_plain_str (RfMachine *m, RfObject *self);
gboolean rf_exception_store_args (RfMachine *m, RfObject *self, RfObject *const *args,
                                  gsize n_args);
/* The parts of the classes UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError. */
void rf_unicode_error_fill (RfClassSpec *spec, RfExceptionKind kind);
/* Those of BaseExceptionGroup; and the class ExceptionGroup, when classes can be made. */
void rf_exception_group_fill (RfClassSpec *spec);
gboolean rf_exception_group_setup (RfMachine *m);
/* Those of OSError. */
void rf_os_error_fill (RfClassSpec *spec);

G_END_DECLS
