/* SPDX-License-Identifier: MIT */

/* time: the calendar. There is one time zone, UTC, and names are English. */

#include "python/rf-import.h"
#include "python/rf-int.h"
#include "python/rf-struct-sequence.h"
#include "python/rf-time-private.h"

#include <math.h>
#include <string.h>
#include <time.h>

#define N_FIELDS 9

typedef struct
{
  RfClass *struct_time;
} TimeState;

static const char *const day_names[] = { "Sunday",   "Monday", "Tuesday", "Wednesday",
                                         "Thursday", "Friday", "Saturday" };
static const char *const month_names[] = { "January",   "February", "March",    "April",
                                           "May",       "June",     "July",     "August",
                                           "September", "October",  "November", "December" };

/* --- struct_time ----------------------------------------------------------------------------- */

/* Seconds since 1970 of an argument: None or nothing is now. FALSE with an exception. */
static gboolean
get_seconds (RfMachine *m, RfObject *const *args, gsize n_args, gint64 *seconds)
{
  RfObject *index;
  double x;

  *seconds = (RF_TIME_EPOCH_NS + m->time_ns) / RF_TIME_NS_PER_SECOND;
  if (n_args == 0 || args[0] == m->none)
    return TRUE;
  if (RF_CLASS_OF (args[0])->class_flags & RF_CLASS_FLOAT_SUBCLASS)
    {
      x = floor (rf_float_as_double (m, args[0]));
      if (isnan (x))
        rf_raise (m, RF_EXC_ValueError, "Invalid value NaN (not a number)");
    }
  else
    {
      index = rf_object_index (m, args[0]);
      if (index == NULL)
        return FALSE;
      x = rf_int_as_double (m, index);
      rf_drop (m, index);
      if (rf_raised (m) && (!rf_raised_is (m, RF_EXC_OverflowError) || !rf_raised_clear (m)))
        return FALSE;
      if (x == -1.0 && !rf_int_fits (args[0], seconds) && rf_is_int (args[0]))
        x = INFINITY;
    }
  if (rf_raised (m))
    return FALSE;
  if (fabs (x) > 6e16)
    {
      rf_raise (m, RF_EXC_OverflowError, "timestamp out of range for platform time_t");
      return FALSE;
    }
  *seconds = (gint64) x;
  return TRUE;
}

static RfObject *
make_struct (RfMachine *m, gint64 seconds)
{
  time_t moment = (time_t) seconds;
  RfObject *items[N_FIELDS];
  struct tm tm;

  if (gmtime_r (&moment, &tm) == NULL)
    return rf_raise (m, RF_EXC_OverflowError, "timestamp out of range for platform time_t");
  {
    const gint64 values[N_FIELDS] = {
      (gint64) tm.tm_year + 1900, tm.tm_mon + 1,  tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec,
      (tm.tm_wday + 6) % 7,       tm.tm_yday + 1, 0
    };

    for (guint i = 0; i < N_FIELDS; i++)
      items[i] = rf_int_new (m, values[i]);
  }
  return rf_struct_sequence_new (m, ((TimeState *) m->time_state)->struct_time, items, N_FIELDS);
}

RfObject *
rf_time_gmtime (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  gint64 seconds;

  return get_seconds (m, args, n_args, &seconds) ? make_struct (m, seconds) : NULL;
}

/* The range of each field but the year, and what is wrong outside of it. */
static const struct
{
  int min, max;
  const char *name;
} ranges[N_FIELDS] = {
  { G_MININT, G_MAXINT, "year" },
  { 1, 12, "month" },
  { 1, 31, "day of month" },
  { 0, 23, "hour" },
  { 0, 59, "minute" },
  { 0, 61, "seconds" },
  { -1, G_MAXINT, "day of week" },
  { 1, 366, "day of year" },
  { G_MININT, G_MAXINT, "dst" },
};

/* The fields of a tuple, or of the moment. @check: they must be in their ranges. */
static gboolean
get_fields (RfMachine *m, RfObject *o, const char *function, gboolean check, struct tm *tm)
{
  gint64 v[N_FIELDS];
  RfTuple *tuple = (RfTuple *) o;

  if (!rf_is (o, m->class_tuple))
    {
      rf_raise (m, RF_EXC_TypeError, "Tuple or struct_time argument required");
      return FALSE;
    }
  if (tuple->length != N_FIELDS)
    {
      rf_raise (m, RF_EXC_TypeError, "%s(): illegal time tuple argument", function);
      return FALSE;
    }
  for (guint i = 0; i < N_FIELDS; i++)
    {
      RfObject *index = rf_object_index (m, tuple->items[i]);

      if (index == NULL)
        return FALSE;
      if (!rf_int_fits (index, &v[i]) || v[i] > G_MAXINT / 2 || v[i] < G_MININT / 2)
        rf_raise (m, RF_EXC_OverflowError, "signed integer is greater than maximum");
      rf_drop (m, index);
      if (rf_raised (m))
        return FALSE;
      if (check && v[i] == 0 && ranges[i].min == 1)
        v[i] = 1;
      if (check && (v[i] < ranges[i].min || v[i] > ranges[i].max))
        {
          rf_raise (m, RF_EXC_ValueError, "%s out of range", ranges[i].name);
          return FALSE;
        }
    }
  *tm = (struct tm){ .tm_year = (int) v[0] - 1900,
                     .tm_mon = (int) v[1] - 1,
                     .tm_mday = (int) v[2],
                     .tm_hour = (int) v[3],
                     .tm_min = (int) v[4],
                     .tm_sec = (int) v[5],
                     .tm_wday = (int) ((v[6] + 1) % 7),
                     .tm_yday = (int) v[7] - 1 };
  return TRUE;
}

/* The fields of args[@at], or of now when it is not there. */
static gboolean
get_fields_or_now (RfMachine *m, RfObject *const *args, gsize n_args, gsize at,
                   const char *function, struct tm *tm)
{
  time_t now = (time_t) ((RF_TIME_EPOCH_NS + m->time_ns) / RF_TIME_NS_PER_SECOND);

  if (n_args > at)
    return get_fields (m, args[at], function, TRUE, tm);
  return gmtime_r (&now, tm) != NULL;
}

RfObject *
rf_time_mktime (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                RfObject *kwnames)
{
  struct tm tm;

  if (!get_fields (m, args[0], "mktime", FALSE, &tm))
    return NULL;
  return rf_float_new (m, (double) timegm (&tm));
}

/* --- text ------------------------------------------------------------------------------------ */

static void
append_clock (GString *out, const struct tm *tm)
{
  g_string_append_printf (out, "%02d:%02d:%02d", tm->tm_hour, tm->tm_min, tm->tm_sec);
}

static void
append_ctime (GString *out, const struct tm *tm)
{
  g_string_append_printf (out, "%.3s %.3s%3d ", day_names[tm->tm_wday], month_names[tm->tm_mon],
                          tm->tm_mday);
  append_clock (out, tm);
  g_string_append_printf (out, " %d", tm->tm_year + 1900);
}

static gboolean
is_leap (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* The week by ISO 8601, and the year that it belongs to. */
static int
iso_week (const struct tm *tm, int *year)
{
  int weekday = (tm->tm_wday + 6) % 7;
  int week = (tm->tm_yday - weekday + 10) / 7;
  int first; /* the weekday of the first of January, Monday 0 */

  *year = tm->tm_year + 1900;
  if (week < 1)
    {
      (*year)--;
      first = ((weekday - tm->tm_yday) % 7 + 7 - (is_leap (*year) ? 2 : 1)) % 7;
      return first == 3 || (first == 2 && is_leap (*year)) ? 53 : 52;
    }
  first = ((weekday - tm->tm_yday) % 7 + 7) % 7;
  if (week == 53 && first != 3 && !(first == 2 && is_leap (*year)))
    {
      (*year)++;
      return 1;
    }
  return week;
}

/* A directive that is a number. FALSE: it is none. */
static gboolean
append_number (GString *out, const struct tm *tm, char directive)
{
  int year, week = iso_week (tm, &year);
  const struct
  {
    char directive;
    const char *format;
    int value;
  } numbers[] = {
    { 'C', "%02d", (tm->tm_year + 1900) / 100 },
    { 'd', "%02d", tm->tm_mday },
    { 'e', "%2d", tm->tm_mday },
    { 'g', "%02d", year % 100 },
    { 'G', "%d", year },
    { 'H', "%02d", tm->tm_hour },
    { 'I', "%02d", (tm->tm_hour + 11) % 12 + 1 },
    { 'j', "%03d", tm->tm_yday + 1 },
    { 'k', "%2d", tm->tm_hour },
    { 'l', "%2d", (tm->tm_hour + 11) % 12 + 1 },
    { 'm', "%02d", tm->tm_mon + 1 },
    { 'M', "%02d", tm->tm_min },
    { 'S', "%02d", tm->tm_sec },
    { 'u', "%d", (tm->tm_wday + 6) % 7 + 1 },
    { 'U', "%02d", (tm->tm_yday + 7 - tm->tm_wday) / 7 },
    { 'V', "%02d", week },
    { 'w', "%d", tm->tm_wday },
    { 'W', "%02d", (tm->tm_yday + 7 - (tm->tm_wday + 6) % 7) / 7 },
    { 'y', "%02d", ((tm->tm_year + 1900) % 100 + 100) % 100 },
    { 'Y', "%d", tm->tm_year + 1900 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (numbers[i].directive == directive)
      {
        /* One of the fixed formats above. */
        _Pragma ("GCC diagnostic push") _Pragma ("GCC diagnostic ignored \"-Wformat-nonliteral\"")
          g_string_append_printf (out, numbers[i].format, numbers[i].value);
        _Pragma ("GCC diagnostic pop") return TRUE;
      }
  return FALSE;
}

static void append_format (GString *out, const struct tm *tm, const char *format);

static void
append_directive (GString *out, const struct tm *tm, char directive)
{
  static const struct
  {
    char directive;
    const char *format;
  } short_forms[] = { { 'D', "%m/%d/%y" },    { 'F', "%Y-%m-%d" }, { 'R', "%H:%M" },
                      { 'T', "%H:%M:%S" },    { 'x', "%m/%d/%y" }, { 'X', "%H:%M:%S" },
                      { 'r', "%I:%M:%S %p" }, { 'n', "\n" },       { 't', "\t" },
                      { 'Z', "UTC" },         { 'z', "+0000" } };

  for (guint i = 0; i < G_N_ELEMENTS (short_forms); i++)
    if (short_forms[i].directive == directive)
      {
        append_format (out, tm, short_forms[i].format);
        return;
      }
  if (directive == 'a' || directive == 'A')
    g_string_append_len (out, day_names[tm->tm_wday],
                         directive == 'a' ? 3 : (gssize) strlen (day_names[tm->tm_wday]));
  else if (directive == 'b' || directive == 'h' || directive == 'B')
    g_string_append_len (out, month_names[tm->tm_mon],
                         directive != 'B' ? 3 : (gssize) strlen (month_names[tm->tm_mon]));
  else if (directive == 'c')
    append_ctime (out, tm);
  else if (directive == 'p')
    g_string_append (out, tm->tm_hour < 12 ? "AM" : "PM");
  else if (directive == '%')
    g_string_append_c (out, '%');
  else if (!append_number (out, tm, directive))
    g_string_append_printf (out, "%%%c", directive);
}

static void
append_format (GString *out, const struct tm *tm, const char *format)
{
  for (; *format != '\0'; format++)
    if (*format != '%' || format[1] == '\0')
      g_string_append_c (out, *format);
    else
      append_directive (out, tm, *++format);
}

/* Frees @out. */
static RfObject *
text_of (RfMachine *m, GString *out)
{
  RfObject *result = rf_str_new (m, out->str, (gssize) out->len);

  g_string_free (out, TRUE);
  return result;
}

RfObject *
rf_time_strftime (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  GString *out;
  struct tm tm;

  if (!rf_is (args[0], m->class_str))
    return rf_raise (m, RF_EXC_TypeError, "strftime() argument 1 must be str, not %s",
                     args[0] == m->none ? "None" : rf_class_name (args[0]));
  if (!get_fields_or_now (m, args, n_args, 1, "strftime", &tm))
    return NULL;
  out = g_string_new (NULL);
  append_format (out, &tm, rf_str_data (args[0]));
  return text_of (m, out);
}

/* The library's _strptime does it. */
RfObject *
rf_time_strptime (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                  RfObject *kwnames)
{
  RfObject *name = rf_str_intern (m, "_strptime", -1), *module, *function, *result;

  if (name == NULL)
    return NULL;
  module = rf_import_module (m, name);
  rf_drop (m, name);
  if (module == NULL)
    return NULL;
  rf_hold (m->heap, module);
  function = rf_dict_get_cstr (m, ((RfModule *) module)->dict, "fields");
  result = function != NULL ? rf_object_call (m, function, args, n_args, NULL) : NULL;
  return rf_drop_held (m->heap, module, result);
}

RfObject *
rf_time_asctime (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args,
                 RfObject *kwnames)
{
  GString *out;
  struct tm tm;

  if (!get_fields_or_now (m, args, n_args, 0, "asctime", &tm))
    return NULL;
  out = g_string_new (NULL);
  append_ctime (out, &tm);
  return text_of (m, out);
}

RfObject *
rf_time_ctime (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  GString *out;
  gint64 seconds;
  time_t moment;
  struct tm tm;

  if (!get_seconds (m, args, n_args, &seconds))
    return NULL;
  moment = (time_t) seconds;
  if (gmtime_r (&moment, &tm) == NULL)
    return rf_raise (m, RF_EXC_OverflowError, "timestamp out of range for platform time_t");
  out = g_string_new (NULL);
  append_ctime (out, &tm);
  return text_of (m, out);
}

/* --- setup ----------------------------------------------------------------------------------- */

static gboolean
add_int (RfMachine *m, RfObject *dict, const char *name, gint64 value)
{
  RfObject *o = rf_int_new (m, value);
  gboolean ok = o != NULL && rf_dict_set_cstr (m, dict, name, o);

  rf_xdrop (m, o);
  return ok;
}

gboolean
rf_time_calendar_setup (RfMachine *m, RfObject *module, RfObject *dict)
{
  static const RfGetSetDef fields[] = {
    RF_STRUCT_FIELD ("tm_year", 0),  RF_STRUCT_FIELD ("tm_mon", 1),
    RF_STRUCT_FIELD ("tm_mday", 2),  RF_STRUCT_FIELD ("tm_hour", 3),
    RF_STRUCT_FIELD ("tm_min", 4),   RF_STRUCT_FIELD ("tm_sec", 5),
    RF_STRUCT_FIELD ("tm_wday", 6),  RF_STRUCT_FIELD ("tm_yday", 7),
    RF_STRUCT_FIELD ("tm_isdst", 8), { NULL },
  };
  RfClass *cls = rf_struct_sequence_class (m, "time.struct_time", fields, TRUE);
  RfObject *zone, *zones = NULL;
  TimeState *state;
  gboolean ok;

  if (cls == NULL)
    return FALSE;
  m->time_state = state = g_new (TimeState, 1);
  state->struct_time = cls;
  zone = rf_str_new (m, "UTC", 3);
  if (zone != NULL)
    zones = rf_tuple_pack (m, 2, zone, zone);
  rf_xdrop (m, zone);
  ok = zones != NULL && rf_dict_set_cstr (m, dict, "tzname", zones) &&
       rf_dict_set_cstr (m, dict, "struct_time", RF_OBJECT (cls)) &&
       add_int (m, dict, "timezone", 0) && add_int (m, dict, "altzone", 0) &&
       add_int (m, dict, "daylight", 0);
  rf_xdrop (m, zones);
  return ok;
}
