/* SPDX-License-Identifier: MIT */

/* A new lecture: something to begin with that already runs. What is said is in the user's language,
 * what is read by Refarium and by Python is not. */

#include "lecture/rf-lecture.h"

#include <glib/gi18n.h>

/* Appends "# " and each line of @text. */
static void
append_comment (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "#%s%s\n", *lines[i] != '\0' ? " " : "", lines[i]);
}

char *
rf_lecture_template (const char *python)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "# title: %s\n# python: %s\n\n# %%%% [markdown]\n", _ ("My lecture"),
                          python);
  append_comment (out, _ ("What stands here is shown above the picture. The name `box` can be "
                          "clicked\nonce there is one. Page Down goes on, Page Up back."));
  g_string_append_printf (out, "\n# %%%% %s\n# note: %s\n", _ ("A first cell"),
                          _ ("this line is for you alone"));
  g_string_append (out, "import gc\n\n\n"
                        "class Box:\n"
                        "    pass\n\n\n"
                        "box = Box()\n"
                        "box.inside = box\n\n"
                        "# %% [markdown]\n");
  append_comment (out, _ ("The box holds **itself**. Now its name goes."));
  g_string_append_printf (out, "\n# %%%% %s\n", _ ("A question"));
  g_string_append (out, "# pause: first isolate.formed\n"
                        "del box\n\n");
  g_string_append_printf (out, "# ask: %s = %d\n", _ ("What does gc.collect() return?"),
                          g_strcmp0 (python, "3.10") == 0 ? 2 : 1);
  g_string_append (out, "gc.collect()\n");
  return g_string_free (out, FALSE);
}
