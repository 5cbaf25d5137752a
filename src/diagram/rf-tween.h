/* SPDX-License-Identifier: MIT */
#pragma once

#include "diagram/rf-scene.h"

G_BEGIN_DECLS

/* The scene between @from and @to at @t (0…1), matched by keys: what is in both moves, arrows that
 * come grow from their dot, arrows that go draw back to it, everything else that comes or goes
 * fades, a text that changes cross-fades. At 0 it is @from itself, at 1 @to. (transfer full) */
RfScene *rf_tween (RfScene *from, RfScene *to, double t);

/* A gentle start and stop: 0 → 0, 1 → 1. */
double rf_tween_ease (double t);

G_END_DECLS
