package io.freqwatch.planted.alertmanager.alert;

import io.freqwatch.planted.storage.UsesScrape;

record AsksMetrics(UsesScrape metrics) {}
