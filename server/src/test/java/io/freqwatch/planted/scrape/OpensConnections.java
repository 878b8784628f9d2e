package io.freqwatch.planted.scrape;

import java.net.http.HttpClient;

record OpensConnections(HttpClient client) {}
