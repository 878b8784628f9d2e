package io.freqwatch.planted.agent;

import io.freqwatch.planted.database.Connection;

record AsksDatabase(Connection connection) {}
