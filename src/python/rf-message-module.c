/* SPDX-License-Identifier: MIT */

/* The module _message: how modules of the library written in Python say that the program sends a
 * message. Nothing leaves the engine here: it is an event and no more. */

#include "python/rf-import.h"
#include "python/rf-str.h"

#define NS_PER_MS G_GINT64_CONSTANT (1000000)

static void
note (RfMachine *m, RfChannel channel, RfObject *const *texts)
{
  RfHeap *heap = m->heap;
  guint32 extra[RF_N_MESSAGE_EXTRA];
  RfEvent event = { .kind = RF_EVENT_MESSAGE, .sub = channel };

  event.a = rf_str_text (m, texts[0]);
  extra[RF_MESSAGE_FROM] = rf_str_text (m, texts[1]);
  event.b = rf_str_text (m, texts[2]);
  extra[RF_MESSAGE_SUBJECT] = rf_str_text (m, texts[3]);
  extra[RF_MESSAGE_TIME] = (guint32) (m->time_ns / NS_PER_MS);
  event.c = heap->acting;
  event.d = rf_machine_line (m);
  rf_heap_emit_extra (heap, &event, extra, RF_N_MESSAGE_EXTRA);
}

/* send (channel, to, from, text, subject), all of them str: how manyth message of the program it
 * is.
 */
static RfObject *
message_send (RfMachine *m, RfObject *self, RfObject *const *args, gsize n_args, RfObject *kwnames)
{
  for (gsize i = 0; i < n_args; i++)
    if (!rf_is_str (args[i]))
      return rf_raise (m, RF_EXC_TypeError, "a message is made of str, not %s",
                       rf_class_name (args[i]));
  for (RfChannel channel = 0; channel < RF_N_CHANNELS; channel++)
    if (rf_str_is (args[0], rf_channel_name (channel)))
      {
        if (RF_RECORDING (m->heap))
          note (m, channel, args + 1);
        return rf_int_new (m, ++m->n_messages);
      }
  return rf_raise (m, RF_EXC_ValueError, "no such channel: %s", rf_str_data (args[0]));
}

static const RfMethodDef functions[] = {
  { "send", message_send, 5, 5, 0 },
  { NULL },
};

const RfModuleDef rf_message_module = {
  .name = "_message",
  .doc = "Messages that the program sends.",
  .functions = functions,
  .is_private = TRUE,
};
