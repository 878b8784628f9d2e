package io.freqwatch.web;

/**
 * A bot that the fleet page shows, whether or not anything is known of it.
 *
 * @param name the label {@code bot} of its series
 * @param url where its API is, for people
 */
public record WatchedBot(String name, String url) {}
