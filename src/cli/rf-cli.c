/* SPDX-License-Identifier: MIT */

/* The command line: which verb, which options. A wrong command line gets one sentence and status
 * 2. One table of options serves all verbs. */

#include "cli/rf-cli-private.h"

#include "base/rf-error.h"
#include "rf-config.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

typedef enum
{
  TAKES_PYTHON = 1,
  TAKES_AT = 2,
  TAKES_FORMAT = 4,
  TAKES_OUTPUT = 8,
  TAKES_JSON = 16,
  TAKES_FILE = 32,
  TAKES_GROUPS = 64,
} Takes;

static const struct
{
  const char *name;
  guint takes;
  int (*verb) (const RfCliOptions *options);
} verbs[] = {
  { "run", TAKES_PYTHON | TAKES_FILE, rf_cli_run },
  { "trace", TAKES_PYTHON | TAKES_FILE, rf_cli_trace },
  { "export", TAKES_PYTHON | TAKES_AT | TAKES_FORMAT | TAKES_GROUPS | TAKES_OUTPUT | TAKES_FILE,
    rf_cli_export },
  { "lectures", TAKES_JSON, rf_cli_lectures },
};

static const char usage[] =
  "Refarium: a glass case for Python objects\n"
  "\n"
  "  refarium [FILE]                      open the window\n"
  "  refarium run [--python V] FILE|-     run a program; output and exit status as CPython's\n"
  "  refarium trace [--python V] FILE|-   every event, one JSON object a line\n"
  "  refarium export [--python V] [--at WHEN] [--format F] [--groups G] [-o OUT] FILE|-\n"
  "                                       a picture of one moment\n"
  "  refarium lectures [--json]           the built-in lectures\n"
  "  refarium --help | --version\n"
  "\n"
  "V      3.10, 3.11, 3.12 or 3.13 (the default); a lecture's own setting wins over the default\n"
  "WHEN   end (the default), event:N, line:N, first:KIND, or each (OUT is then a folder)\n"
  "F      svg (the default, or from OUT's ending), pdf, png, dot\n"
  "G      type, generation or isolate: groups of objects, as large heaps are shown anyway; none\n"
  "FILE   a Python program; - is standard input; for run, trace and export also lecture:NAME\n";

void
rf_cli_complain (const char *message)
{
  fflush (stdout);
  fprintf (stderr, "refarium: %s\n", message);
}

static gboolean
set_usage (GError **error, const char *format, const char *what)
{
  g_set_error (error, RF_ERROR, RF_ERROR_USAGE, format, what);
  return FALSE;
}

static gboolean
set_profile (RfCliOptions *options, const char *name, GError **error)
{
  options->profile = rf_profile_find (name);
  if (options->profile == NULL)
    return set_usage (error, "--python takes 3.10, 3.11, 3.12 or 3.13, not '%s'", name);
  return TRUE;
}

static const struct
{
  const char *name;
  Takes takes;
  gsize offset; /* of a string in RfCliOptions; 0: special */
} values[] = {
  { "--python", TAKES_PYTHON, 0 },
  { "--at", TAKES_AT, G_STRUCT_OFFSET (RfCliOptions, when) },
  { "--groups", TAKES_GROUPS, G_STRUCT_OFFSET (RfCliOptions, groups) },
  { "--format", TAKES_FORMAT, G_STRUCT_OFFSET (RfCliOptions, format) },
  { "-o", TAKES_OUTPUT, G_STRUCT_OFFSET (RfCliOptions, output) },
  { "--output", TAKES_OUTPUT, G_STRUCT_OFFSET (RfCliOptions, output) },
};

/* The value of option @arg, from behind its "=" or from the next argument. */
static const char *
option_value (const char *arg, const char *name, int argc, char **argv, int *i)
{
  gsize n = strlen (name);

  if (arg[n] == '=')
    return arg + n + 1;
  return *i + 1 < argc ? argv[++*i] : NULL;
}

static gboolean
matches (const char *arg, const char *name)
{
  gsize n = strlen (name);
  return strncmp (arg, name, n) == 0 && (arg[n] == '\0' || (arg[n] == '=' && arg[1] == '-'));
}

static gboolean
parse_option (RfCliOptions *options, guint takes, int argc, char **argv, int *i, GError **error)
{
  const char *arg = argv[*i];

  if (strcmp (arg, "--json") == 0 && (takes & TAKES_JSON))
    {
      options->json = TRUE;
      return TRUE;
    }
  for (gsize v = 0; v < G_N_ELEMENTS (values); v++)
    if ((takes & values[v].takes) && matches (arg, values[v].name))
      {
        const char *value = option_value (arg, values[v].name, argc, argv, i);
        if (value == NULL || *value == '\0')
          return set_usage (error, "%s needs a value", values[v].name);
        if (values[v].offset == 0)
          return set_profile (options, value, error);
        *(const char **) ((char *) options + values[v].offset) = value;
        return TRUE;
      }
  return set_usage (error, "there is no option '%s' here (see refarium --help)", arg);
}

static gboolean
parse (RfCliOptions *options, guint takes, int argc, char **argv, GError **error)
{
  gboolean only_files = FALSE;

  for (int i = 2; i < argc; i++)
    {
      const char *arg = argv[i];
      if (!only_files && strcmp (arg, "--") == 0)
        only_files = TRUE;
      else if (!only_files && arg[0] == '-' && arg[1] != '\0')
        {
          if (!parse_option (options, takes, argc, argv, &i, error))
            return FALSE;
        }
      else if (!(takes & TAKES_FILE) || options->file != NULL)
        return set_usage (error, "'%s' is one argument too many", arg);
      else
        options->file = arg;
    }
  if ((takes & TAKES_FILE) && options->file == NULL)
    return set_usage (error, "%s needs a file, or - for standard input", argv[1]);
  return TRUE;
}

static int
complain (const GError *error)
{
  rf_cli_complain (error->message);
  return RF_CLI_FAILED;
}

int
rf_cli_main (int argc, char **argv, RfCliWindow window)
{
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  if (argc > 1 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0))
    {
      fputs (usage, stdout);
      return fflush (stdout) == 0 ? RF_CLI_OK : RF_CLI_FAILED;
    }
  if (argc > 1 && strcmp (argv[1], "--version") == 0)
    {
      puts ("refarium " RF_VERSION);
      return fflush (stdout) == 0 ? RF_CLI_OK : RF_CLI_FAILED;
    }
  for (gsize v = 0; argc > 1 && v < G_N_ELEMENTS (verbs); v++)
    if (strcmp (argv[1], verbs[v].name) == 0)
      {
        RfCliOptions options = { 0 };
        if (!parse (&options, verbs[v].takes, argc, argv, &error))
          return complain (error);
        return verbs[v].verb (&options);
      }
  if (argc > 2)
    set_usage (&error, "there is no verb '%s' (see refarium --help)", argv[1]);
  else if (argc > 1 && argv[1][0] == '-' && argv[1][1] != '\0')
    set_usage (&error, "there is no option '%s' here (see refarium --help)", argv[1]);
  else if (window == NULL)
    set_usage (&error, "this build has no window (see refarium --help)%s", "");
  if (error != NULL)
    return complain (error);
  return window (argv[0], argc > 1 ? argv[1] : NULL);
}
