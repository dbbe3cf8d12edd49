using DepGuard.Contracts;
using DepGuard.Facts;
using DepGuard.Facts.Policies;
using DepGuard.Findings;
using DepGuard.Graph;
using DepGuard.Sources;

namespace DepGuard.Tests.Reports;

/// <summary>The results that every format is approved with.</summary>
internal static class SampleResults
{
    public static readonly RuleInfo CycleRule = new(
        "DPG2001", "circular-dependency", "Services call each other in a cycle", "{0} call each other.",
        "topology", Severity.Error, Surface.Graph);

    public static readonly RuleInfo AddressRule = new(
        "DPG0003", "unknown-address", "An address names no known service", "{0} is unknown.", "input", Severity.Note, Surface.Input);

    public static readonly RuleInfo TemplateRule = new(
        "DPG0004", "unrendered-template", "A template is not rendered", "{0} is a template.", "input", Severity.Note, Surface.Input);

    /// <summary>The rules that ran; the last one found nothing.</summary>
    public static readonly IReadOnlyList<RuleInfo> Rules =
    [
        CycleRule, AddressRule, TemplateRule,
        new("DPG2101", "unbounded-retry", "Calls are retried without end", "{0} retries.", "retries", Severity.Error, Surface.Graph),
    ];

    public const string CyclePage = "## Summary\nThe services wait for each other.\n\n## Why it matters\nNone of them can start alone.";

    public static IReadOnlyDictionary<string, AnalysisResult> All { get; } = new SortedDictionary<string, AnalysisResult>
    {
        ["cycle"] = Cycle(),
        ["empty"] = new(new SampleGraph("compose.yaml").Build(), [], [], new Coverage([], [], [])),
        ["hostile"] = HostileResult.Create(),
    };

    /// <summary>The finding about a cycle, in a result of its own or with others.</summary>
    public static Finding CycleFinding => All["cycle"].Active[0];

    public static AnalysisResult Of(params IEnumerable<Finding> findings) => All["empty"] with { Active = [.. findings] };

    public static string? Page(string ruleId) => ruleId == CycleRule.Id ? CyclePage : null;

    public static Finding Note(RuleInfo rule, string subject, SourceSpan at) =>
        new(rule, Severity.Note, $"{subject} is not clear.", at, [], subject, Confidence.Declared);

    private static AnalysisResult Cycle()
    {
        var graph = new SampleGraph("deploy/compose.yaml")
            .Service("web", ServiceKind.Gateway)
            .Service("auth", ServiceKind.Service, Role.Auth)
            .Service("accounts").Service("billing")
            .Service("events", ServiceKind.Broker)
            .Service("postgres", ServiceKind.Database)
            .Edge("web", "auth", CallMode.Sync, Role.Auth)
            .Edge("auth", "accounts").Edge("accounts", "billing").Edge("billing", "auth")
            .Edge("billing", "events", CallMode.Async)
            .Edge("accounts", "postgres", CallMode.Data)
            .Edge("accounts", "auth", CallMode.Startup)
            .Edge("web", "billing")
            .Policy(Policy(Layer.Client, "polly", Provenance.Declared) with { Attempts = Attempts.Of(3), Deadline = TimeLimit.Seconds(5) })
            .Policy(Policy(Layer.Sidecar, "istio", Provenance.Default) with { Attempts = Attempts.AfterRetries(2), Timeout = TimeLimit.Milliseconds(500) });
        var problem = new ProblemFact("DPG0999", SampleGraph.Span("deploy/nginx.conf", 3), "upstream legacy", ["legacy"]);
        var coverage = new Coverage(
            [
                new FileCoverage("README.md", [], null),
                new FileCoverage("deploy/chart.yaml", [], "a template"),
                new FileCoverage("deploy/compose.yaml", ["docker-compose"], null),
                new FileCoverage("deploy/nginx.conf", ["nginx"], null),
            ],
            [],
            ["production", "staging"]);
        var suppressed = new SuppressedFinding(
            Note(TemplateRule, "deploy/chart.yaml", SourceSpan.StartOf("deploy/chart.yaml")) with { Severity = Severity.Warning },
            "rendered in the other repository, OPS-42",
            new DateOnly(2027, 3, 1));
        return new AnalysisResult(graph.Build(problem), [Describe(graph), LegacyFinding()], [suppressed], coverage) { Baselined = 5 };
    }

    private static CallPolicy Policy(Layer layer, string product, Provenance provenance) => new(layer, product, provenance, SourceSpan.StartOf("a.yaml"));

    private static Finding Describe(SampleGraph graph) => new(
        CycleRule,
        Severity.Error,
        "accounts, auth and billing call each other in a cycle of 3 services. The cheapest call to remove is billing -> auth.",
        graph.At("billing", "auth"),
        [
            new RelatedLocation("accounts calls billing", graph.At("accounts", "billing")),
            new RelatedLocation("billing calls auth", graph.At("billing", "auth")),
            new RelatedLocation("auth calls accounts", graph.At("auth", "accounts")),
        ],
        "accounts,billing,auth",
        Confidence.Inferred)
    {
        Services = ["accounts", "auth", "billing"],
        Path = ["accounts", "billing", "auth"],
        Details =
        [
            "When auth is slow, accounts and billing hold its requests and their own.",
            "After an outage none of the three answers before the others do.",
        ],
        Remedies = ["Cache the token of billing instead of asking auth for each request.", "Publish account changes as events."],
    };

    private static Finding LegacyFinding() => new(
        AddressRule, Severity.Warning, "upstream legacy names no known service. Name it in depguard.yaml.",
        SampleGraph.Span("deploy/nginx.conf", 3), [], "upstream legacy", Confidence.Declared);
}
