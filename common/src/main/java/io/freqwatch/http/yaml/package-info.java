/**
 * What it is: how the HTTP client of Prometheus and of its relatives is set up in their YAML files.
 *
 * <p>Receives from: {@code codec}, mappings of such a file. Hands to: the readers of {@code
 * prometheus.yml} and {@code alertmanager.yml}, as options of {@code http}.
 */
@NullMarked
package io.freqwatch.http.yaml;

import org.jspecify.annotations.NullMarked;
