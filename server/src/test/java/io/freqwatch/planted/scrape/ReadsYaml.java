package io.freqwatch.planted.scrape;

import org.snakeyaml.engine.v2.api.Load;

record ReadsYaml(Load load) {}
