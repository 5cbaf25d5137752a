/* SPDX-License-Identifier: MIT */

/* Pages with copy on write. Invariant: a page with a count above 1 is never written. */

#include "journal/rf-pages.h"

#include <string.h>

RfStateMemory *
rf_state_memory_new (void)
{
  RfStateMemory *memory = g_new0 (RfStateMemory, 1);
  memory->ref_count = 1;
  return memory;
}

RfStateMemory *
rf_state_memory_ref (RfStateMemory *memory)
{
  g_atomic_int_inc (&memory->ref_count);
  return memory;
}

void
rf_state_memory_unref (RfStateMemory *memory)
{
  if (g_atomic_int_dec_and_test (&memory->ref_count))
    g_free (memory);
}

static gsize
page_bytes (const RfPagesType *type)
{
  return sizeof (RfPage) + ((gsize) type->size << type->shift);
}

static void
page_unref (RfPages *pages, RfPage *page)
{
  const RfPagesType *type = pages->type;

  if (page == NULL || !g_atomic_int_dec_and_test (&page->ref_count))
    return;
  if (type->drop != NULL)
    for (guint i = 0; i < 1u << type->shift; i++)
      type->drop ((guint8 *) page->data + (gsize) i * type->size, pages->memory);
  g_free (page);
  rf_state_memory_add (pages->memory, -(gssize) (page_bytes (type) + RF_ALLOCATION_COST));
}

static void
grow (RfPages *pages, guint n_pages)
{
  if (n_pages > pages->n_alloc)
    {
      guint n_alloc = MAX (n_pages, MAX (8, pages->n_alloc + pages->n_alloc / 2));
      pages->pages = g_renew (RfPage *, pages->pages, n_alloc);
      rf_state_memory_add (pages->memory, (gssize) (n_alloc - pages->n_alloc) * sizeof (RfPage *));
      pages->n_alloc = n_alloc;
    }
  while (pages->n_pages < n_pages)
    pages->pages[pages->n_pages++] = NULL;
}

void
rf_pages_init (RfPages *pages, const RfPagesType *type, RfStateMemory *memory)
{
  memset (pages, 0, sizeof *pages);
  pages->type = type;
  pages->memory = memory;
}

void
rf_pages_copy (RfPages *to, const RfPages *from)
{
  rf_pages_init (to, from->type, from->memory);
  if (from->n_pages == 0)
    return;
  to->n_pages = to->n_alloc = from->n_pages;
  to->pages = g_memdup2 (from->pages, from->n_pages * sizeof (RfPage *));
  rf_state_memory_add (to->memory, (gssize) to->n_alloc * sizeof (RfPage *));
  for (guint i = 0; i < to->n_pages; i++)
    if (to->pages[i] != NULL)
      g_atomic_int_inc (&to->pages[i]->ref_count);
}

void
rf_pages_clear (RfPages *pages)
{
  for (guint i = 0; i < pages->n_pages; i++)
    page_unref (pages, pages->pages[i]);
  g_clear_pointer (&pages->pages, g_free);
  rf_state_memory_add (pages->memory, -(gssize) pages->n_alloc * (gssize) sizeof (RfPage *));
  pages->n_pages = pages->n_alloc = 0;
}

/* A page that only this vector holds stands at @page afterwards. */
RfPage *
rf_pages_own (RfPages *pages, guint32 page)
{
  const RfPagesType *type = pages->type;
  gsize bytes = page_bytes (type);
  RfPage *shared, *own;

  if (page >= pages->n_pages)
    grow (pages, page + 1);
  shared = pages->pages[page];
  if (shared == NULL)
    own = g_malloc0 (bytes);
  else
    {
      own = g_malloc (bytes);
      memcpy (own->data, shared->data, bytes - sizeof (RfPage));
      if (type->hold != NULL)
        for (guint i = 0; i < 1u << type->shift; i++)
          type->hold ((guint8 *) own->data + (gsize) i * type->size);
    }
  own->ref_count = 1;
  rf_state_memory_add (pages->memory, bytes + RF_ALLOCATION_COST);
  pages->pages[page] = own;
  page_unref (pages, shared);
  return own;
}
