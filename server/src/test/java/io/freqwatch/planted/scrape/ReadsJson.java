package io.freqwatch.planted.scrape;

import tools.jackson.databind.ObjectMapper;

record ReadsJson(ObjectMapper mapper) {}
