/* SPDX-License-Identifier: MIT */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A heading and rows that lead somewhere: to an object, a frame, an event, the collector. Rows stay
 * where they are and keep the keyboard focus while what they say changes. */
#define RF_TYPE_LINK_LIST (rf_link_list_get_type ())
G_DECLARE_FINAL_TYPE (RfLinkList, rf_link_list, RF, LINK_LIST, AdwBin)

typedef enum
{
  RF_LINK_NOWHERE,
  RF_LINK_OBJECT,
  RF_LINK_FRAME,
  RF_LINK_EVENT,
  RF_LINK_COLLECTOR,
} RfLinkKind;

/* One row to be. */
typedef struct
{
  RfLinkKind kind;
  guint32 to;        /* object, frame, event; of the collector nothing */
  gboolean is_event; /* something that happened: the row says so by its colour */
  char *text;        /* what it says first; may be NULL */
  char *name;        /* what it says after it, more clearly; may be NULL */
  char *detail;      /* a second line; may be NULL */
  char *code;        /* a second line of code; may be NULL */
  guint n;           /* more than one of it, 0 and 1 say nothing */
} RfLink;

/* An empty array of RfLink, which it owns. (transfer full) */
GArray *rf_links_new (void);
/* Adds "… n more" to @links; nothing for 0. */
void rf_links_add_more (GArray *links, guint n);

/* What a list that gets no heading is called for those who hear it. */
void rf_link_list_set_name (RfLinkList *list, const char *name);
/* Shows @links (of RfLink) under @heading (NULL: none); without links nothing at all. */
void rf_link_list_show (RfLinkList *list, const char *heading, const GArray *links);

/* For tests: what row @row says, NULL: there is no such row. (transfer full) */
char *rf_link_list_get_text (RfLinkList *list, guint row);
/* Does what a click on row @row does. FALSE: it leads nowhere. */
gboolean rf_link_list_activate (RfLinkList *list, guint row);

G_END_DECLS
