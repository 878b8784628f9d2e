package io.freqwatch.freqtrade.api;

import org.jspecify.annotations.Nullable;

/** {@code /version}. Docker builds print {@code docker-2026.x-<sha>}: compare nothing with it. */
public record Version(@Nullable String version) {}
