package io.plimsoll.journal;

/** When a record counts as kept, so that what follows from it may be told to others. */
public enum CommitPoint {
    /** Written: survives the death of the process, however it dies; not the loss of power. */
    PROCESS,
    /** Forced to disk, in groups and by a thread of its own: survives the loss of power as well. */
    DISK
}
