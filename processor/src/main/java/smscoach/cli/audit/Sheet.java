package smscoach.cli.audit;

import java.util.List;

/** Rows under columns. */
record Sheet(List<String> columns, List<List<Cell>> rows) {}
