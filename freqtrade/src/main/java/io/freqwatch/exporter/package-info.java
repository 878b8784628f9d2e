/**
 * The exporter: what bots answer, as metric families on {@code /metrics}.
 *
 * <p>Receives from: {@code freqtrade.api}. Hands to: whoever scrapes, and {@code app}, which starts
 * it.
 *
 * <p>In reading order: {@link io.freqwatch.exporter.Exporter} holds one {@link
 * io.freqwatch.exporter.BotExporter} a bot; that one polls and follows the bot and publishes an
 * immutable {@link io.freqwatch.exporter.BotSnapshot}; the {@code *Families} classes turn a
 * snapshot into families of the {@link io.freqwatch.exporter.Catalogue}; {@link
 * io.freqwatch.exporter.RenderedSnapshot} keeps the bytes.
 */
@NullMarked
package io.freqwatch.exporter;

import org.jspecify.annotations.NullMarked;
