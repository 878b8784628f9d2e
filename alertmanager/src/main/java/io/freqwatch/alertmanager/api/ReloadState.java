package io.freqwatch.alertmanager.api;

/**
 * How the last reading of the configuration went.
 *
 * @param successMillis when it last went well, by the wall clock
 */
public record ReloadState(boolean successful, long successMillis) {}
