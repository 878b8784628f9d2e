package io.freqwatch.http;

import io.freqwatch.model.Secret;

/** User and password of an {@code Authorization: Basic} header. */
public record BasicCredentials(String user, Secret password) {}
