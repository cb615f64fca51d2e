package dev.rackstate.application.log;

/** How much a record of the log matters, the most important first. */
public enum LogLevel {
    /** Something is broken. */
    ERROR,
    /** Something will be, or is not as it should be. */
    WARN,
    /** Something an operator wants to know. */
    INFO,
    /** Something a developer wants to know. */
    DEBUG,
    /** Every step. */
    TRACE
}
