/**
 * Somebody else's Prometheus in place of our engine: what the product's pages read is asked of it,
 * and its API is handed on under our address.
 *
 * <p>Receives from: a server that speaks Prometheus' HTTP API. Hands to: {@code web}, as a {@code
 * storage.Queryable}, and to clients of the port 9090.
 */
@NullMarked
package io.freqwatch.web.external;

import org.jspecify.annotations.NullMarked;
