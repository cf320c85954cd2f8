/** How long does the event loop stand still when the scale of an instrument changes that everybody holds? */
package io.plimsoll.perf.rollout;
