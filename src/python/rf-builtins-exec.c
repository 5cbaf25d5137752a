/* SPDX-License-Identifier: MIT */

/* The builtins that run code: exec(), eval(), compile().
 *
 * As in CPython, a text's literals are held until it has run, and the namespaces by the frame. */

#include "python/rf-builtins.h"

#include "python/rf-bytes.h"
#include "python/rf-code.h"
#include "python/rf-compile-text.h"
#include "python/rf-frame.h"
#include "python/rf-parser.h"

#include <string.h>

/* --- sources ---------------------------------------------------------------------------------- */

/* What a text of bytes says of itself cannot be read. */
static void
raise_undecodable (RfMachine *m)
{
  RfObject *error = rf_raised_is (m, RF_EXC_UnicodeError) ? rf_raised_steal (m) : NULL;
  RfObject *text;

  if (error == NULL)
    return;
  rf_hold (m->heap, error);
  text = rf_object_str (m, error);
  rf_release (m->heap, 1);
  rf_drop (m, error);
  if (text != NULL)
    rf_raise (m, RF_EXC_SyntaxError, "(unicode error) %s", rf_str_data (text));
  rf_xdrop (m, text);
}

/* The bytes of @source as a str (new reference): in the encoding that they declare, or UTF-8. */
static RfObject *
decode_source (RfMachine *m, RfByteSpan span)
{
  g_autofree char *declared = rf_parser_declared_encoding (span.data, span.size);
  RfObject *encoding = rf_str_new (m, declared != NULL ? declared : "utf-8", -1), *text;

  if (span.size >= 3 && memcmp (span.data, "\xef\xbb\xbf", 3) == 0)
    {
      span.data += 3;
      span.size -= 3;
    }
  if (encoding == NULL)
    return NULL;
  rf_hold (m->heap, encoding);
  text = rf_codec_decode (m, span, encoding, NULL);
  if (text == NULL && rf_raised_is (m, RF_EXC_LookupError) && rf_raised_clear (m))
    rf_raise (m, RF_EXC_SyntaxError, "unknown encoding: %s", rf_str_data (encoding));
  else if (text == NULL)
    raise_undecodable (m);
  rf_release (m->heap, 1);
  rf_drop (m, encoding);
  return text;
}

/* @source as a str: itself (borrowed), or what its bytes say, which is then owned by *@decoded.
 * NULL: an exception. */
static RfObject *
source_text (RfMachine *m, RfObject *source, const char *function, const char *kinds,
             RfObject **decoded)
{
  RfByteSpan span;

  *decoded = NULL;
  if (rf_is (source, m->class_str))
    return rf_str_check_utf8 (m, source) ? source : NULL;
  if (rf_span_try (m, source, &span))
    return *decoded = decode_source (m, span);
  if (!rf_raised (m))
    rf_raise (m, RF_EXC_TypeError, "%s() arg 1 must be a %s object", function, kinds);
  return NULL;
}

static int
futures_of_caller (RfMachine *m)
{
  return m->frame != NULL ? m->frame->code->flags & RF_CODE_FUTURE_MASK : 0;
}

/* --- running ---------------------------------------------------------------------------------- */

RfObject *
rf_builtins_of_globals (RfMachine *m, RfObject *globals)
{
  RfObject *found = rf_dict_get (m, globals, m->name_builtins);

  if (found != NULL && rf_is (found, m->class_module))
    return ((RfModule *) found)->dict;
  if (found != NULL && rf_is (found, m->class_dict))
    return found;
  rf_raised_clear (m);
  return m->builtins;
}

/* What @code leaves; it is held by the caller. */
static RfObject *
run_code (RfMachine *m, RfCode *code, RfObject *globals, RfObject *locals, RfObject *closure)
{
  RfFrame *frame = rf_frame_push (m, code, NULL, globals, rf_builtins_of_globals (m, globals),
                                  locals, RF_FRAME_ENTRY);

  if (frame != NULL && !rf_frame_start (m, frame, closure))
    {
      rf_frame_pop (m, frame);
      frame = NULL;
    }
  return frame != NULL ? rf_eval (m, frame) : NULL;
}

static gboolean
is_mapping (RfObject *o)
{
  return RF_CLASS_OF (o)->slots.getitem != NULL;
}

/* The namespaces of a call of @function: new references in *@globals and *@locals. */
static gboolean
take_namespaces (RfMachine *m, const char *function, RfObject **globals, RfObject **locals)
{
  gboolean is_eval = strcmp (function, "eval") == 0;
  RfObject *g = *globals == m->none ? NULL : *globals;
  RfObject *l = *locals == m->none ? NULL : *locals;

  if (is_eval && l != NULL && !is_mapping (l))
    {
      rf_raise (m, RF_EXC_TypeError, "locals must be a mapping");
      return FALSE;
    }
  if (g != NULL && !rf_is (g, m->class_dict))
    {
      if (!is_eval)
        rf_raise (m, RF_EXC_TypeError, "exec() globals must be a dict, not %.100s",
                  rf_class_name (g));
      else
        rf_raise (m, RF_EXC_TypeError,
                  is_mapping (g) ? "globals must be a real dict; try eval(expr, {}, mapping)"
                                 : "globals must be a dict");
      return FALSE;
    }
  if (!is_eval && l != NULL && !is_mapping (l))
    {
      rf_raise (m, RF_EXC_TypeError, "locals must be a mapping or None, not %.100s",
                rf_class_name (l));
      return FALSE;
    }
  *locals = l != NULL   ? rf_new_ref (m, l)
            : g != NULL ? rf_new_ref (m, g)
                        : rf_frame_locals (m, m->frame);
  if (*locals == NULL)
    return FALSE;
  *globals = rf_new_ref (m, g != NULL ? g : m->frame->globals);
  return TRUE;
}

static RfObject *
run_text (RfMachine *m, RfObject *source, const char *function, RfCompileMode mode,
          RfObject *globals, RfObject *locals)
{
  RfObject *result = NULL, *decoded;
  guint n_literals = m->syntax->len;
  const char *text;
  RfCode *code;
  gsize size;

  source = source_text (m, source, function, "string, bytes or code", &decoded);
  if (source == NULL)
    return NULL;
  if (decoded != NULL)
    rf_hold (m->heap, decoded);
  text = rf_str_data (source);
  size = ((RfStr *) source)->size;
  while (mode == RF_COMPILE_EXPRESSION && size > 0 && (*text == ' ' || *text == '\t'))
    {
      text++;
      size--;
    }
  code = rf_compile_text (m, text, size, "<string>", mode, futures_of_caller (m));
  if (code != NULL)
    {
      rf_hold (m->heap, &code->base);
      result = run_code (m, code, globals, locals, NULL);
      if (result != NULL)
        rf_hold (m->heap, result);
      rf_compiler_forget_syntax (m, n_literals);
      rf_release (m->heap, result != NULL ? 2 : 1);
      rf_drop (m, &code->base);
    }
  else
    rf_compiler_forget_syntax (m, n_literals);
  if (decoded != NULL)
    rf_release (m->heap, 1);
  rf_xdrop (m, decoded);
  return result;
}

/* Does @closure (NULL: none) have the cells that @code needs? */
static gboolean
check_closure (RfMachine *m, const char *function, const RfCode *code, RfObject *closure)
{
  RfTuple *cells = (RfTuple *) closure;
  gboolean ok =
    closure != NULL && RF_CLASS_OF (closure) == m->class_tuple && cells->length == code->n_freevars;

  if (code->n_freevars == 0)
    {
      if (closure != NULL)
        rf_raise (m, RF_EXC_TypeError, "cannot use a closure with this code object");
      return closure == NULL;
    }
  for (gsize i = 0; ok && i < cells->length; i++)
    ok = RF_CLASS_OF (cells->items[i]) == m->class_cell;
  if (!ok && strcmp (function, "exec") == 0 && m->profile->minor >= 11)
    rf_raise (m, RF_EXC_TypeError, "code object requires a closure of exactly length %u",
              code->n_freevars);
  else if (!ok)
    rf_raise (m, RF_EXC_TypeError, "code object passed to %s() may not contain free variables",
              function);
  return ok;
}

/* Both. @closure: NULL, or what exec() got. */
static RfObject *
run (RfMachine *m, const char *function, RfCompileMode mode, RfObject *source, RfObject *globals,
     RfObject *locals, RfObject *closure)
{
  RfObject *result = NULL;
  gboolean ok;

  if (!take_namespaces (m, function, &globals, &locals))
    return NULL;
  rf_hold (m->heap, globals);
  rf_hold (m->heap, locals);
  ok = rf_dict_get (m, globals, m->name_builtins) != NULL ||
       (!rf_raised (m) && rf_dict_set (m, globals, m->name_builtins, m->frame->builtins));
  if (ok && RF_CLASS_OF (source) == m->class_code)
    {
      if (check_closure (m, function, (RfCode *) source, closure))
        result = run_code (m, (RfCode *) source, globals, locals, closure);
    }
  else if (ok && closure != NULL)
    rf_raise (m, RF_EXC_TypeError, "closure can only be used when source is a code object");
  else if (ok)
    result = run_text (m, source, function, mode, globals, locals);
  rf_release (m->heap, 2);
  if (result != NULL)
    rf_hold (m->heap, result);
  {
    RfObject *saved = m->current;

    m->current = NULL;
    if (saved != NULL)
      rf_hold (m->heap, saved);
    rf_hold (m->heap, globals);
    rf_drop (m, locals);
    rf_release (m->heap, 1);
    rf_drop (m, globals);
    if (saved != NULL)
      rf_release (m->heap, 1);
    m->current = saved;
  }
  if (result != NULL)
    rf_release (m->heap, 1);
  return result;
}

/* Sorts the arguments: by position alone, until 3.13 gave the namespaces names; exec() has a
 * closure from 3.11 on. */
static gboolean
parse_arguments (RfMachine *m, const char *function, RfObject *const *args, gsize n_args,
                 RfObject *kwnames, RfObject **out)
{
  static const char *const names[] = { "source", "globals", "locals", "$", "closure", NULL };
  static const char *const eval_names[] = { "source", "globals", "locals", NULL };
  gboolean is_exec = strcmp (function, "exec") == 0;

  out[1] = out[2] = out[3] = NULL;
  if (m->profile->minor < (is_exec ? 11 : 13))
    {
      if (!rf_args_no_keywords (m, function, kwnames))
        return FALSE;
      if (n_args < 1 || n_args > 3)
        {
          rf_raise (m, RF_EXC_TypeError, "%s expected at %s %d argument%s, got %" G_GSIZE_FORMAT,
                    function, n_args < 1 ? "least" : "most", n_args < 1 ? 1 : 3,
                    n_args < 1 ? "" : "s", n_args);
          return FALSE;
        }
      for (gsize i = 0; i < n_args; i++)
        out[i] = args[i];
    }
  else if (!rf_args_parse (m, function, is_exec ? names : eval_names,
                           m->profile->minor < 13 ? 3 : 1, 1, args, n_args, kwnames, out))
    return FALSE;
  for (int i = 1; i < 3; i++)
    if (out[i] == NULL)
      out[i] = m->none;
  return TRUE;
}

RfObject *
rf_builtin_exec (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfObject *out[4], *result;

  if (!parse_arguments (m, "exec", args, n_args, kwnames, out))
    return NULL;
  if (out[3] == m->none)
    out[3] = NULL;
  result = run (m, "exec", RF_COMPILE_MODULE, out[0], out[1], out[2], out[3]);
  if (result == NULL)
    return NULL;
  rf_drop (m, result);
  return rf_none (m);
}

RfObject *
rf_builtin_eval (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  RfObject *out[4];

  if (!parse_arguments (m, "eval", args, n_args, kwnames, out))
    return NULL;
  return run (m, "eval", RF_COMPILE_EXPRESSION, out[0], out[1], out[2], NULL);
}

/* --- compile() -------------------------------------------------------------------------------- */

#define ONLY_AST 0x400
#define OPTIMIZED_AST 0x8000 /* from 3.13 on */
#define KNOWN_FLAGS (0x1fe0000 | 0x7f10)

static gboolean
parse_mode (RfMachine *m, RfObject *o, int flags, RfCompileMode *mode)
{
  static const struct
  {
    const char *name;
    RfCompileMode mode;
  } modes[] = {
    { "exec", RF_COMPILE_MODULE },
    { "eval", RF_COMPILE_EXPRESSION },
    { "single", RF_COMPILE_INTERACTIVE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (rf_str_is (o, modes[i].name))
      {
        *mode = modes[i].mode;
        return TRUE;
      }
  if (rf_str_is (o, "func_type"))
    rf_raise (m, RF_EXC_ValueError, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
  else
    rf_raise (m, RF_EXC_ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
  return FALSE;
}

static gboolean
parse_int (RfMachine *m, RfObject *o, int missing, int *out)
{
  gint64 value = missing;

  if (o != NULL)
    {
      RfObject *index = rf_object_index (m, o);

      value = index != NULL ? rf_int_as_int64 (m, index) : -1;
      rf_xdrop (m, index);
    }
  *out = (int) value;
  return !rf_raised (m);
}

RfObject *
rf_builtin_compile (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                    RfObject *kwnames)
{
  static const char *const names[] = { "source", "filename",         "mode",
                                       "flags",  "dont_inherit",     "optimize",
                                       "$",      "_feature_version", NULL };
  RfObject *out[7], *source, *decoded;
  int flags, optimize, dont_inherit, future;
  guint n_literals = m->syntax->len;
  RfCompileMode mode;
  RfCode *code;

  if (!rf_args_parse (m, "compile", names, 0, 3, args, n_args, kwnames, out))
    return NULL;
  if (!rf_is (out[1], m->class_str))
    return rf_raise (m, RF_EXC_TypeError, "expected str, bytes or os.PathLike object, not %.200s",
                     rf_class_name (out[1]));
  if (!rf_is (out[2], m->class_str))
    return rf_raise (m, RF_EXC_TypeError, "compile() argument 'mode' must be str, not %s",
                     rf_class_name (out[2]));
  if (!parse_int (m, out[3], 0, &flags) || !parse_int (m, out[5], -1, &optimize))
    return NULL;
  dont_inherit = out[4] != NULL ? rf_object_truth (m, out[4]) : 0;
  if (dont_inherit < 0)
    return NULL;
  if (flags & ~(KNOWN_FLAGS | (m->profile->minor >= 13 ? OPTIMIZED_AST : 0)))
    return rf_raise (m, RF_EXC_ValueError, "compile(): unrecognised flags");
  if (optimize < -1 || optimize > 2)
    return rf_raise (m, RF_EXC_ValueError, "compile(): invalid optimize value");
  if (!parse_mode (m, out[2], flags, &mode))
    return NULL;
  if (flags & ONLY_AST)
    return rf_raise (m, RF_EXC_NotImplementedError, "compile() to a syntax tree is not supported");
  if (optimize > 0)
    return rf_raise (m, RF_EXC_NotImplementedError,
                     "compile() with optimize=%d is not supported: assert statements and texts of "
                     "documentation stay",
                     optimize);
  future = (flags & RF_CODE_FUTURE_MASK) | (dont_inherit ? 0 : futures_of_caller (m));
  source = source_text (m, out[0], "compile", "string, bytes or AST", &decoded);
  if (source == NULL)
    return NULL;
  if (decoded != NULL)
    rf_hold (m->heap, decoded);
  code = rf_compile_text (m, rf_str_data (source), ((RfStr *) source)->size, rf_str_data (out[1]),
                          mode, future);
  if (decoded != NULL)
    rf_release (m->heap, 1);
  rf_xdrop (m, decoded);
  if (code != NULL)
    rf_hold (m->heap, &code->base);
  rf_compiler_forget_syntax (m, n_literals);
  if (code != NULL)
    rf_release (m->heap, 1);
  return code != NULL ? &code->base : NULL;
}
