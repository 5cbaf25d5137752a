/* SPDX-License-Identifier: MIT */

/* "Did you mean: 'x'?": what the last line of a traceback offers for a name that is not there.
 *
 * Invariants: nothing of the program runs here, except that names of a module are looked up; at
 * most MAX_CANDIDATES names are compared. The distance and its bounds are those that CPython
 * documents in its printed results: moving a letter costs 2, changing its case 1, a third of the
 * letters may differ. */

#include "python/rf-exception.h"
#include "python/rf-traceback.h"

#include <string.h>

#define MAX_CANDIDATES 750
#define MAX_LENGTH 40
#define MOVE_COST 2
#define CASE_COST 1

/* The standard library's modules: a name like one of them may want an import. */
static const char *const library_modules[] = {
  "__future__",
  "abc",
  "antigravity",
  "argparse",
  "array",
  "ast",
  "asyncio",
  "atexit",
  "base64",
  "bdb",
  "binascii",
  "bisect",
  "builtins",
  "bz2",
  "cProfile",
  "calendar",
  "cmath",
  "cmd",
  "code",
  "codecs",
  "codeop",
  "collections",
  "colorsys",
  "compileall",
  "concurrent",
  "configparser",
  "contextlib",
  "contextvars",
  "copy",
  "copyreg",
  "csv",
  "ctypes",
  "curses",
  "dataclasses",
  "datetime",
  "dbm",
  "decimal",
  "difflib",
  "dis",
  "doctest",
  "email",
  "encodings",
  "ensurepip",
  "enum",
  "errno",
  "faulthandler",
  "fcntl",
  "filecmp",
  "fileinput",
  "fnmatch",
  "fractions",
  "ftplib",
  "functools",
  "gc",
  "genericpath",
  "getopt",
  "getpass",
  "gettext",
  "glob",
  "graphlib",
  "grp",
  "gzip",
  "hashlib",
  "heapq",
  "hmac",
  "html",
  "http",
  "idlelib",
  "imaplib",
  "importlib",
  "inspect",
  "io",
  "ipaddress",
  "itertools",
  "json",
  "keyword",
  "linecache",
  "locale",
  "logging",
  "lzma",
  "mailbox",
  "marshal",
  "math",
  "mimetypes",
  "mmap",
  "modulefinder",
  "msvcrt",
  "multiprocessing",
  "netrc",
  "nt",
  "ntpath",
  "nturl2path",
  "numbers",
  "opcode",
  "operator",
  "optparse",
  "os",
  "pathlib",
  "pdb",
  "pickle",
  "pickletools",
  "pkgutil",
  "platform",
  "plistlib",
  "poplib",
  "posix",
  "posixpath",
  "pprint",
  "profile",
  "pstats",
  "pty",
  "pwd",
  "py_compile",
  "pyclbr",
  "pydoc",
  "pydoc_data",
  "pyexpat",
  "queue",
  "quopri",
  "random",
  "re",
  "readline",
  "reprlib",
  "resource",
  "rlcompleter",
  "runpy",
  "sched",
  "secrets",
  "select",
  "selectors",
  "shelve",
  "shlex",
  "shutil",
  "signal",
  "site",
  "smtplib",
  "socket",
  "socketserver",
  "sqlite3",
  "sre_compile",
  "sre_constants",
  "sre_parse",
  "ssl",
  "stat",
  "statistics",
  "string",
  "stringprep",
  "struct",
  "subprocess",
  "symtable",
  "sys",
  "sysconfig",
  "syslog",
  "tabnanny",
  "tarfile",
  "tempfile",
  "termios",
  "textwrap",
  "this",
  "threading",
  "time",
  "timeit",
  "tkinter",
  "token",
  "tokenize",
  "tomllib",
  "trace",
  "traceback",
  "tracemalloc",
  "tty",
  "turtle",
  "turtledemo",
  "types",
  "typing",
  "unicodedata",
  "unittest",
  "urllib",
  "uuid",
  "venv",
  "warnings",
  "wave",
  "weakref",
  "webbrowser",
  "winreg",
  "winsound",
  "wsgiref",
  "xml",
  "xmlrpc",
  "zipapp",
  "zipfile",
  "zipimport",
  "zlib",
  "zoneinfo",
};

static int
letter_cost (char a, char b)
{
  if (a == b)
    return 0;
  return g_ascii_tolower (a) == g_ascii_tolower (b) ? CASE_COST : MOVE_COST;
}

/* The cost of turning @a into @b; something above @max when it is more than @max. */
static int
distance (const char *a, const char *b, int max)
{
  int row[MAX_LENGTH + 1];
  gsize n_a = strlen (a), n_b = strlen (b);

  while (n_a > 0 && n_b > 0 && *a == *b)
    {
      a++, b++;
      n_a--, n_b--;
    }
  while (n_a > 0 && n_b > 0 && a[n_a - 1] == b[n_b - 1])
    n_a--, n_b--;
  if (n_a == 0 || n_b == 0)
    return (int) (n_a + n_b) * MOVE_COST;
  if (n_a > MAX_LENGTH || n_b > MAX_LENGTH)
    return max + 1;
  for (gsize i = 0; i <= n_a; i++)
    row[i] = (int) i * MOVE_COST;
  for (gsize k = 0; k < n_b; k++)
    {
      int diagonal = row[0], best = G_MAXINT;

      row[0] = (int) (k + 1) * MOVE_COST;
      for (gsize i = 0; i < n_a; i++)
        {
          int substituted = diagonal + letter_cost (a[i], b[k]);
          int moved = MIN (row[i], row[i + 1]) + MOVE_COST;

          diagonal = row[i + 1];
          row[i + 1] = MIN (substituted, moved);
          best = MIN (best, row[i + 1]);
        }
      if (best > max)
        return max + 1;
    }
  return row[n_a];
}

const char *
rf_suggestion_nearest (const GPtrArray *candidates, const char *wrong)
{
  const char *found = NULL;
  int length = (int) strlen (wrong);
  int best = G_MAXINT;

  if (candidates->len > MAX_CANDIDATES || length > MAX_LENGTH)
    return NULL;
  for (guint i = 0; i < candidates->len; i++)
    {
      const char *name = candidates->pdata[i];
      int max = ((int) strlen (name) + length + 3) * MOVE_COST / 6, now;

      if (g_str_equal (name, wrong))
        continue;
      max = MIN (max, best - 1);
      now = distance (wrong, name, max);
      if (now > max)
        continue;
      if (found == NULL || now < best)
        {
          found = name;
          best = now;
        }
    }
  return found;
}

static void
add_keys (RfMachine *m, GPtrArray *names, RfObject *dict)
{
  RfObject *key, *value;
  gsize position = 0;

  while (rf_dict_next (dict, &position, &key, &value))
    if (rf_is (key, m->class_str))
      g_ptr_array_add (names, (gpointer) rf_str_data (key));
}

static RfFrame *
last_frame (RfObject *exception)
{
  RfTraceback *at = (RfTraceback *) RF_EXCEPTION (exception)->traceback;

  if (at == NULL)
    return NULL;
  while (at->next != NULL)
    at = (RfTraceback *) at->next;
  return at->frame != NULL ? ((RfFrameObject *) at->frame)->frame : NULL;
}

static RfObject *
local_value (RfFrame *frame, const char *name)
{
  for (guint i = 0; i < frame->n_fast + frame->n_cells; i++)
    if (frame->fast[i] != NULL && rf_str_is (rf_frame_slot_name (frame, i), name))
      return i < frame->n_fast ? frame->fast[i] : ((RfCell *) frame->fast[i])->content;
  return NULL;
}

/* Before 3.13 the names of the code's variables, set or not: also those of comprehensions that have
 * no frame of their own, and none of a class body or a module. */
static void
add_locals (RfMachine *m, GPtrArray *names, RfFrame *frame)
{
  gboolean set_only = m->profile->caret_anchors_new;

  if (set_only && frame->locals != NULL && RF_CLASS_OF (frame->locals) == m->class_dict)
    add_keys (m, names, frame->locals);
  else
    for (guint i = 0; i < frame->n_fast + (set_only ? frame->n_cells : 0); i++)
      if (frame->fast[i] != NULL || !set_only)
        g_ptr_array_add (names, (gpointer) rf_str_data (rf_frame_slot_name (frame, i)));
}

/* TRUE when @o has an attribute @name: looked up without running anything of the program. */
static gboolean
has_attribute (RfMachine *m, RfObject *o, const char *name)
{
  RfObject *str = rf_str_intern (m, name, -1);
  RfAttributes *attributes = rf_object_attributes (o);
  gboolean found = FALSE;

  if (str == NULL)
    return FALSE;
  if (attributes != NULL && attributes->table != NULL)
    found = rf_table_find_str (attributes->table, str) >= 0;
  else if (attributes != NULL && attributes->dict != NULL)
    found = rf_dict_get (m, attributes->dict, str) != NULL;
  found = found || rf_class_lookup (m, RF_CLASS_OF (o), str) != NULL;
  rf_drop (m, str);
  return found;
}

/* The nearest of the names in the frame's scopes: before 3.13 the first scope that has one. */
static const char *
nearest_name (RfMachine *m, RfFrame *frame, const char *wrong)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  RfObject *scopes[2] = { frame->globals, frame->builtins };
  const char *found = NULL;

  add_locals (m, names, frame);
  for (int i = 0; i < 2; i++)
    {
      if (!m->profile->caret_anchors_new)
        {
          found = rf_suggestion_nearest (names, wrong);
          if (found != NULL)
            return found;
          g_ptr_array_set_size (names, 0);
        }
      if (scopes[i] != NULL)
        add_keys (m, names, scopes[i]);
    }
  return rf_suggestion_nearest (names, wrong);
}

static void
for_name (RfMachine *m, GString *out, RfObject *exception)
{
  RfObject *name = RF_EXCEPTION (exception)->name;
  RfFrame *frame = last_frame (exception);
  const char *found = NULL, *wrong;
  gboolean of_self = FALSE, module = FALSE;

  if (name == NULL || !rf_is (name, m->class_str) || frame == NULL || frame->code == NULL)
    return;
  wrong = rf_str_data (name);
  if (m->profile->minor >= 12)
    {
      RfObject *self = local_value (frame, "self");

      of_self = self != NULL && has_attribute (m, self, wrong);
      for (guint i = 0; i < G_N_ELEMENTS (library_modules); i++)
        module = module || g_str_equal (library_modules[i], wrong);
    }
  if (!of_self)
    found = nearest_name (m, frame, wrong);
  if (of_self)
    g_string_append_printf (out, ". Did you mean: 'self.%s'?", wrong);
  else if (found != NULL)
    g_string_append_printf (out, ". Did you mean: '%s'?", found);
  if (module && (of_self || found != NULL))
    g_string_append_printf (out, " Or did you forget to import '%s'?", wrong);
  else if (module)
    g_string_append_printf (out, ". Did you forget to import '%s'?", wrong);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_class_names (RfMachine *m, GPtrArray *names, RfClass *cls)
{
  RfTuple *mro = (RfTuple *) cls->mro;

  for (gsize i = 0; mro != NULL && i < mro->length; i++)
    add_keys (m, names, ((RfClass *) mro->items[i])->dict);
}

/* The names that dir() of @o would list, in its order. As dir() does, it makes the object's
 * __dict__: where that is a real one its attributes move there. */
static void
add_attributes (RfMachine *m, GPtrArray *names, RfObject *o)
{
  RfAttributes *attributes = rf_object_attributes (o);
  RfObject *dict;

  if (rf_is (o, m->class_module))
    add_keys (m, names, ((RfModule *) o)->dict);
  else if (rf_is (o, m->class_type))
    add_class_names (m, names, (RfClass *) o);
  else
    {
      if (attributes != NULL && m->profile->attributes == RF_ATTRIBUTES_VALUES)
        {
          dict = rf_object_dict (m, o);
          if (dict == NULL)
            rf_raised_clear (m);
          rf_xdrop (m, dict);
        }
      if (attributes != NULL && attributes->table != NULL)
        {
          for (guint32 i = 0; i < attributes->table->n_entries; i++)
            {
              RfObject *key = attributes->table->entries[i].key;

              if (key != NULL && rf_is (key, m->class_str))
                g_ptr_array_add (names, (gpointer) rf_str_data (key));
            }
        }
      else if (attributes != NULL && attributes->dict != NULL)
        add_keys (m, names, attributes->dict);
      add_class_names (m, names, RF_CLASS_OF (o));
    }
  g_ptr_array_sort (names, compare_names);
}

/* From 3.13 on names with an underscore are only offered to those who asked for one. */
static void
hide_private (RfMachine *m, GPtrArray *names, RfObject *exception, const char *wrong)
{
  RfFrame *frame = last_frame (exception);

  if (!m->profile->caret_anchors_new || wrong[0] == '_')
    return;
  if (frame != NULL && local_value (frame, "self") == RF_EXCEPTION (exception)->object)
    return;
  for (guint i = names->len; i > 0; i--)
    if (((const char *) names->pdata[i - 1])[0] == '_')
      g_ptr_array_remove_index (names, i - 1);
}

/* What dir() says where the program has a part in it; NULL: nothing, or it has none. */
static RfObject *
own_dir (RfMachine *m, RfObject *o)
{
  RfClass *cls = RF_CLASS_OF (o);
  RfObject *method, *names;

  if (rf_is (o, m->class_type) || rf_is (o, m->class_module) ||
      (cls->slots.getattro == rf_generic_getattr &&
       rf_class_lookup (m, cls, m->name_dir) == rf_class_lookup (m, m->class_object, m->name_dir)))
    return NULL;
  method = rf_object_lookup_special (m, o, m->name_dir);
  if (method == NULL)
    return NULL;
  rf_hold (m->heap, method);
  names = rf_object_call_noargs (m, method);
  rf_release (m->heap, 1);
  rf_drop (m, method);
  return names;
}

static void
add_own_names (RfMachine *m, GPtrArray *names, RfObject *list)
{
  for (gsize i = 0; rf_is (list, m->class_list) && i < ((RfList *) list)->length; i++)
    if (rf_is (((RfList *) list)->items[i], m->class_str))
      g_ptr_array_add (names, (gpointer) rf_str_data (((RfList *) list)->items[i]));
  g_ptr_array_sort (names, compare_names);
}

static void
for_attribute (RfMachine *m, GString *out, RfObject *exception, RfObject *o, RfObject *name)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *found;
  RfObject *list;

  if (name == NULL || o == NULL || !rf_is (name, m->class_str))
    return;
  list = own_dir (m, o);
  if (list != NULL)
    {
      rf_hold (m->heap, list);
      add_own_names (m, names, list);
    }
  else
    {
      if (rf_raised (m))
        {
          rf_raised_clear (m);
          return;
        }
      add_attributes (m, names, o);
    }
  hide_private (m, names, exception, rf_str_data (name));
  found = rf_suggestion_nearest (names, rf_str_data (name));
  if (found != NULL)
    g_string_append_printf (out, ". Did you mean: '%s'?", found);
  if (list != NULL)
    {
      rf_release (m->heap, 1);
      rf_drop (m, list);
    }
}

void
rf_suggestion_append (RfMachine *m, GString *out, RfObject *exception)
{
  RfException *e = RF_EXCEPTION (exception);
  RfClass *cls = RF_CLASS_OF (exception);

  if (cls == m->exceptions[RF_EXC_NameError])
    for_name (m, out, exception);
  else if (cls == m->exceptions[RF_EXC_AttributeError])
    for_attribute (m, out, exception, e->object, e->name);
  else if (cls == m->exceptions[RF_EXC_ImportError] && m->profile->minor >= 12 && e->name != NULL &&
           e->object != NULL)
    for_attribute (m, out, exception, rf_dict_get (m, m->modules, e->name), e->object);
}
