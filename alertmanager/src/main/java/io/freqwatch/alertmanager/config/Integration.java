package io.freqwatch.alertmanager.config;

/**
 * One way on which a receiver is told.
 *
 * @param kind such as {@code telegram}
 * @param index which one of its kind it is in its receiver, from 0
 * @param place where it stands in the file, as {@code file:line:column}
 * @param sendResolved whether it hears of the end of alerts
 */
public record Integration(
    String kind, int index, String place, boolean sendResolved, Settings settings) {}
