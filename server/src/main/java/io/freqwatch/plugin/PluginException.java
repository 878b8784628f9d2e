package io.freqwatch.plugin;

import org.jspecify.annotations.Nullable;

/** A jar that is not loaded: it is missing, changed, or not what it says. */
public final class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PluginException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
