package io.freqwatch.alertmanager.store;

/**
 * One integration that hears of one group.
 *
 * @param kind of the integration, such as {@code webhook}
 * @param index which one of its kind it is in its receiver
 */
public record NotificationKey(String groupKey, String receiver, String kind, int index) {}
