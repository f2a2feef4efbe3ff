package smscoach.cli.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import smscoach.simulation.narrative.Ink;

/** How a sheet is written. */
enum Format {
    /** For people. */
    TABLE {
        @Override
        String write(Sheet sheet) {
            int[] widths = new int[sheet.columns().size()];
            for (int i = 0; i < widths.length; i++) {
                int column = i;
                widths[i] = Math.max(
                        sheet.columns().get(i).length(),
                        sheet.rows().stream()
                                .map(row -> INK.cut(row.get(column).text(), LONGEST))
                                .mapToInt(text -> text.codePointCount(0, text.length()))
                                .max()
                                .orElse(0));
            }
            StringBuilder out = new StringBuilder();
            line(sheet.columns(), widths, out);
            sheet.rows().forEach(row -> line(row.stream().map(Cell::text).toList(), widths, out));
            return out.toString();
        }

        private void line(List<String> cells, int[] widths, StringBuilder out) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(INK.column(cells.get(i), widths[i])).append("  ");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    },
    /** RFC 4180. A spreadsheet takes what begins like a formula for one: such a value gets an apostrophe before it. */
    CSV {
        @Override
        String write(Sheet sheet) {
            StringBuilder out = new StringBuilder();
            out.append(String.join(",", sheet.columns())).append("\r\n");
            sheet.rows()
                    .forEach(row -> out.append(row.stream()
                                    .map(cell -> csv(cell.value() == null ? "" : cell.text()))
                                    .collect(Collectors.joining(",")))
                            .append("\r\n"));
            return out.toString();
        }
    },
    /** An object a line. */
    JSON {
        @Override
        String write(Sheet sheet) {
            StringBuilder out = new StringBuilder();
            for (List<Cell> row : sheet.rows()) {
                Map<String, Object> object = new LinkedHashMap<>();
                for (int i = 0; i < row.size(); i++) {
                    Object value = row.get(i).value();
                    if (value != null) {
                        object.put(sheet.columns().get(i), value);
                    }
                }
                out.append(json(object)).append('\n');
            }
            return out.toString();
        }
    };

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    private static final Ink INK = new Ink(false, true, Ink.WIDEST);
    private static final int LONGEST = 1_000;
    private static final String FORMULA = "=+-@\t\r";

    abstract String write(Sheet sheet);

    static String csv(String value) {
        String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static String json(Map<String, Object> object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings and lists of them can always be written", e);
        }
    }
}
