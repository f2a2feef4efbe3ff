package smscoach.timeline.svg;

/**
 * The colours, for a light page and for a dark one. No colour stands alone: modes are told in words, whispers are dashed.
 * Classes and not variables, which many programs that draw SVG do not know.
 */
final class Style {

    static final String SHEET = """
            <style>
            text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; fill: #1f2933 }
            .title { font-size: 17px; font-weight: 600 }
            .role { font-size: 9.5px; letter-spacing: .08em }
            .strong { font-weight: 600 }
            .small { font-size: 10px }
            .dim, .role, .small { fill: #68737f }
            .time { font-variant-numeric: tabular-nums }
            .remark { fill: #a3320b }
            .page { fill: #fff }
            .lane { stroke: #d5dbe1; stroke-dasharray: 2 4 }
            .guide { stroke: #eef1f4 }
            .rule { stroke: #c3cbd3 }
            .customer { fill: #7fb8a4 }
            .agent { fill: #6f9fd8 }
            .Monitor { fill: #aab4bf }
            .Coach { fill: #f0b34a }
            .BargeIn { fill: #cf5f86 }
            .cap { fill: none; stroke: #3c4650; stroke-width: 2; stroke-linecap: round }
            .revoked { stroke: #c0392b }
            .reach { stroke: #3c4650; stroke-width: 1.5; fill: none }
            .reader { fill: #3c4650; stroke: #fff; stroke-width: 1.5 }
            .author { fill: #fff; stroke: #3c4650; stroke-width: 2 }
            .whisper { stroke-dasharray: 5 3 }
            .refused { fill: none; stroke: #c0392b; stroke-width: 2.5; stroke-linecap: round }
            .cut { stroke: #98a3ae; fill: none }
            @media (prefers-color-scheme: dark) {
            text { fill: #e4e8ec }
            .dim, .role, .small { fill: #98a3ae }
            .remark { fill: #ff9b71 }
            .page { fill: #14191f }
            .lane { stroke: #39434d }
            .guide { stroke: #222a32 }
            .rule { stroke: #4a5560 }
            .customer { fill: #3f7d69 }
            .agent { fill: #4679b5 }
            .Monitor { fill: #66727e }
            .Coach { fill: #c98a1f }
            .BargeIn { fill: #b34a70 }
            .cap { stroke: #dfe5ea }
            .revoked, .refused { stroke: #ff7a68 }
            .reach { stroke: #dfe5ea }
            .reader { fill: #dfe5ea; stroke: #14191f }
            .author { fill: #14191f; stroke: #dfe5ea }
            .cut { stroke: #68737f }
            }
            </style>
            """;

    private Style() {}
}
