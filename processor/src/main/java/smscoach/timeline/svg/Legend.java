package smscoach.timeline.svg;

/** What the signs mean. */
final class Legend {

    private static final double STEP = 22;

    private final Xml xml;
    private final double left;
    private double x;
    private double y;

    Legend(Xml xml, double left, double top) {
        this.xml = xml;
        this.left = left;
        this.x = left;
        this.y = top;
    }

    void draw() {
        xml.empty("line", "class", "rule", "x1", left, "y1", y - 18, "x2", left + 712, "y2", y - 18);
        swatch("agent", "agent", 70);
        swatch("Monitor", "Monitor: seen by supervisors", 200);
        swatch("Coach", "Coach: seen by agents, too", 190);
        swatch("BargeIn", "BargeIn: seen by the customer, too", 220);
        x = left;
        y += STEP;
        message("reach", "message: ring its author, dots who may read it", 300);
        message("reach whisper", "whisper: not for the customer", 206);
        xml.empty("line", "class", "cap revoked", "x1", x, "y1", y - 8, "x2", x + 8, "y2", y);
        xml.empty("line", "class", "cap revoked", "x1", x, "y1", y, "x2", x + 8, "y2", y - 8);
        words(14, "revoked");
        x += 74;
        words(0, "Times are UTC, not to scale.");
    }

    private void swatch(String kind, String text, double width) {
        xml.empty("rect", "class", kind, "x", x, "y", y - 9, "width", 12, "height", 12, "rx", 3);
        words(18, text);
        x += width;
    }

    private void message(String kind, String text, double width) {
        xml.empty("line", "class", kind, "x1", x + 5, "y1", y - 4, "x2", x + 34, "y2", y - 4);
        xml.empty("circle", "class", "reader", "cx", x + 34, "cy", y - 4, "r", 4.5);
        xml.empty("circle", "class", "author", "cx", x + 5, "cy", y - 4, "r", 5);
        words(44, text);
        x += width;
    }

    private void words(double right, String text) {
        xml.text("text", text, "class", "small", "x", x + right, "y", y);
    }
}
