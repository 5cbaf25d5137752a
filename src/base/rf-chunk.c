/* SPDX-License-Identifier: MIT */

/* Large pieces of memory, in huge pages as long as these are fast. What a page costs is told by the
 * processor time of this thread, so that other programs don't show in it. */

#include "base/rf-chunk.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

#define HUGE_PAGE ((gsize) 2 << 20)
/* A huge page takes about 0.1 ms, the small ones in its place less than this. */
#define SLOW_NS (1000 * 1000)
/* So many pieces come in small pages before; of the first only what is used. */
#define N_SMALL 8

static gint64
thread_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * 1000000000 + time.tv_nsec;
}

static gboolean
first_page_is_fast (char *chunk)
{
  gint64 began = thread_time ();

  *(volatile char *) chunk = 0;
  return thread_time () - began <= SLOW_NS;
}

gpointer
rf_chunk_new (RfChunks *chunks, gsize size)
{
  gpointer chunk;
  char *fresh;

  g_assert (size > 0 && size % HUGE_PAGE == 0);
  if (posix_memalign (&chunk, HUGE_PAGE, size) != 0)
    return NULL;
  fresh = chunk;
#ifdef MADV_HUGEPAGE
  if (chunks->n++ == 0)
    return chunk;
  if (chunks->n > N_SMALL && !chunks->small_pages)
    {
      madvise (chunk, size, MADV_HUGEPAGE);
      chunks->small_pages = !first_page_is_fast (chunk);
      if (!chunks->small_pages || size == HUGE_PAGE)
        return chunk;
      fresh += HUGE_PAGE;
    }
  madvise (fresh, size - (gsize) (fresh - (char *) chunk), MADV_NOHUGEPAGE);
#endif
#ifdef MADV_POPULATE_WRITE
  /* All at once is cheaper than one at a time. */
  madvise (fresh, size - (gsize) (fresh - (char *) chunk), MADV_POPULATE_WRITE);
#endif
  return chunk;
}
