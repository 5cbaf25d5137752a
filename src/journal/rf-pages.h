/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A vector of small structs whose copies share what is equal: it is cut into pages, and a page
 * that more than one vector holds is copied before it is written. So a copy costs a pointer a
 * page, and two states that lie close together cost little more than one. Elements that were
 * never written read as zeroes. Copies may live on different threads. Private to the journal. */

/* Memory of a family of states that share pages; counted in one place. */
typedef struct
{
  gint ref_count;
  gssize bytes;
} RfStateMemory;

/* (transfer full); the count of references is atomic. */
RfStateMemory *rf_state_memory_new (void);
RfStateMemory *rf_state_memory_ref (RfStateMemory *memory);
void rf_state_memory_unref (RfStateMemory *memory);

static inline void
rf_state_memory_add (RfStateMemory *memory, gssize bytes)
{
  __atomic_fetch_add (&memory->bytes, bytes, __ATOMIC_RELAXED);
}

/* What an allocation costs beside its size. */
#define RF_ALLOCATION_COST 16

typedef struct
{
  guint shift; /* elements a page: 1 << shift */
  guint size;  /* bytes an element */
  /* When a page is copied or freed: for each element with something in it. NULL: nothing to do. */
  void (*hold) (gpointer element);
  void (*drop) (gpointer element, RfStateMemory *memory);
} RfPagesType;

typedef struct
{
  gint ref_count;
  gint pad;
  guint64 data[]; /* aligned */
} RfPage;

typedef struct
{
  const RfPagesType *type;
  RfStateMemory *memory; /* not owned */
  RfPage **pages;
  guint n_pages, n_alloc;
} RfPages;

/* Without pages. @type must outlive it; @memory is not owned. */
void rf_pages_init (RfPages *pages, const RfPagesType *type, RfStateMemory *memory);
/* @to, not initialized, becomes what @from is now; they share the pages until one changes. */
void rf_pages_copy (RfPages *to, const RfPages *from);
/* Empties it; it can be used again. */
void rf_pages_clear (RfPages *pages);
/* The page, for changing: a copy of its own if it is shared. What rf_pages_edit() does. */
RfPage *rf_pages_own (RfPages *pages, guint32 page);

/* The element, for reading; NULL where no page is. */
static inline gconstpointer
rf_pages_peek (const RfPages *pages, guint32 index)
{
  guint32 page = index >> pages->type->shift;
  guint32 at = index & ((1u << pages->type->shift) - 1);

  if (page >= pages->n_pages || pages->pages[page] == NULL)
    return NULL;
  return (const guint8 *) pages->pages[page]->data + (gsize) at * pages->type->size;
}

/* The element, for writing. */
static inline gpointer
rf_pages_edit (RfPages *pages, guint32 index)
{
  guint32 page = index >> pages->type->shift;
  guint32 at = index & ((1u << pages->type->shift) - 1);
  RfPage *own;

  if (G_LIKELY (page < pages->n_pages && pages->pages[page] != NULL &&
                __atomic_load_n (&pages->pages[page]->ref_count, __ATOMIC_ACQUIRE) == 1))
    own = pages->pages[page];
  else
    own = rf_pages_own (pages, page);
  return (guint8 *) own->data + (gsize) at * pages->type->size;
}

G_END_DECLS
