package io.freqwatch.alertmanager.config;

/**
 * A template that stands in a setting.
 *
 * @param place where its key stands in the file, as {@code file:line:column}
 */
public record TemplateText(String place, String key, String text) {}
