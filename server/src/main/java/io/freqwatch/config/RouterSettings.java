package io.freqwatch.config;

import java.util.Optional;

/**
 * What the embedded alert router is told beside its alertmanager.yml, which has no keys of ours.
 *
 * @param externalUrl where people reach it, without a slash at the end; messages have links to
 *     acknowledge alerts only where it is set
 */
public record RouterSettings(Optional<String> externalUrl) {
  public static final RouterSettings DEFAULTS = new RouterSettings(Optional.empty());
}
