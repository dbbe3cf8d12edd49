using System.Globalization;
using DepGuard.Configuration.Constraints;
using DepGuard.Contracts;
using DepGuard.Documents;
using DepGuard.Documents.Yaml;
using DepGuard.Facts;
using DepGuard.Facts.Capacity;
using DepGuard.Facts.Policies;
using DepGuard.Sources;

namespace DepGuard.Configuration;

/// <summary>Reads <c>depguard.yaml</c>: unknown keys and values are errors with a place and, where one is near, a suggestion.</summary>
public sealed class ConfigReader
{
    private const int DeepestExtends = 8;

    private readonly Dictionary<string, Severity?> _severities = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Rule, string Option), double> _options = [];
    private readonly HashSet<string> _neverBaselined = [];
    private readonly List<ServiceConfig> _services = [];
    private readonly List<EdgeConfig> _edges = [];
    private readonly List<SourceConfig> _sources = [];
    private readonly List<EdgeConstraint> _forbidden = [];
    private readonly List<EdgeConstraint> _required = [];
    private readonly List<Suppression> _suppressions = [];
    private readonly List<string> _ignored = [];
    private readonly ConfigProblems _problems = new();
    private readonly WordReader _words;
    private readonly Func<string, SourceFile?> _open;
    private ServiceNumbers _assumptions = ServiceNumbers.None;
    private ScanLimits _limits = ScanLimits.Default;

    private ConfigReader(Func<string, SourceFile?> open) => (_open, _words) = (open, new WordReader(_problems));

    /// <summary>Reads a file and what it extends.</summary>
    /// <param name="file">The file.</param>
    /// <param name="open">Finds a file that <c>extends</c> names and that is no built-in pack; null if there is none.</param>
    public static ConfigReading Read(SourceFile file, Func<string, SourceFile?> open)
    {
        var reader = new ConfigReader(open);
        reader.ReadFile(file, depth: 0);
        var config = new DepGuardConfig
        {
            Severities = reader._severities,
            Options = reader._options,
            NeverBaselined = reader._neverBaselined,
            Services = reader._services,
            Edges = reader._edges,
            Assumptions = reader._assumptions,
            Sources = reader._sources,
            Forbidden = reader._forbidden,
            Required = reader._required,
            Suppressions = reader._suppressions,
            Ignored = reader._ignored,
            Limits = reader._limits,
        };
        return new ConfigReading(config, reader._problems.Errors);
    }

    private void ReadFile(SourceFile file, int depth)
    {
        var parsed = YamlReader.Read(file, ScanLimits.Default);
        foreach (var problem in parsed.Problems)
            _problems.Error(problem.At, Describe(problem));
        if (parsed.Documents.Count != 1)
            return;

        var root = parsed.Documents[0].Root;
        if (root is Scalar or Sequence)
        {
            if (root is not Scalar { IsNull: true })
                _problems.Error(root.At, "the configuration must be a mapping");
            return;
        }

        _problems.CheckKeys(root, ConfigKeys.Root, "key");
        foreach (var name in (root["extends"] is Scalar { IsNull: false } one ? [one] : _problems.Items(root["extends"])).OfType<Scalar>())
            Extend(name, depth);
        foreach (var entry in _problems.Entries(root["rules"]))
            ReadRule(entry);
        foreach (var entry in _problems.Entries(root["services"]))
            _services.Add(new ServiceConfigReader(_problems, _words).Read(entry));
        foreach (var item in _problems.Items(root["edges"]))
            if (new EdgeConfigReader(_problems, _words).Read(item) is { } edge)
                _edges.Add(edge);
        foreach (var item in _problems.Items(root["sources"]))
            if (new SourceConfigReader(_problems).Read(item, _words.Value<CallMode>(item["kind"], "kind of call")) is { } source)
                _sources.Add(source);
        if (root["constraints"] is { } constraints)
            ReadConstraints(constraints);
        foreach (var item in _problems.Items(root["suppress"]))
            ReadSuppression(item);
        _ignored.AddRange(_problems.Items(root["ignore"]).Select(item => item.Text).OfType<string>().Select(pattern => pattern.Replace("**", "*", StringComparison.Ordinal)));
        if (root["assumptions"] is { } assumptions)
            _assumptions = new ServiceConfigReader(_problems, _words).Assumptions(assumptions).Or(_assumptions);
        if (root["limits"] is { } limits)
            ReadLimits(limits);
    }

    private static string Describe(DocumentProblem problem) => problem.Kind switch
    {
        DocumentProblemKind.DuplicateKey => $"the key '{problem.Values[0]}' stands already on line {problem.Values[1]}",
        DocumentProblemKind.Template => "template text is not allowed here",
        _ => string.Join(": ", problem.Values),
    };

    private void Extend(Scalar name, int depth)
    {
        var file = Packs.Find(name.Value) ?? _open(name.Value);
        if (file is null)
            _problems.Error(name.At, $"'{name.Value}' is neither a pack nor a file; packs: {string.Join(", ", Packs.Names)}");
        else if (depth == DeepestExtends)
            _problems.Error(name.At, $"'{name.Value}' extends itself");
        else
            ReadFile(file, depth + 1);
    }

    /// <summary><c>DPG2001: warning</c> or <c>DPG2001: { severity: warning }</c>, by id or name.</summary>
    private void ReadRule(Entry entry)
    {
        if (RuleCatalog.Find(entry.Key.Value) is not { } rule)
        {
            _problems.Unknown(entry.Key, "rule", RuleCatalog.All.SelectMany(one => new[] { one.Id, one.Name }));
            return;
        }

        if (entry.Value is Mapping)
        {
            _problems.CheckKeys(entry.Value, [.. ConfigKeys.Rule, .. rule.Options.Keys], "key of a rule");
            foreach (var option in rule.Options.Keys)
                if (new QuantityReader(_problems, Provenance.Declared).Number(entry.Value[option]) is { } value)
                    _options[(rule.Id, option)] = value.Value;
            ReadBaseline(rule, entry.Value["baseline"]);
        }
        else if (entry.Value is Sequence)
        {
            _problems.Error(entry.Value.At, "a severity or a mapping is expected here");
        }

        if ((entry.Value["severity"] ?? (entry.Value as Scalar)) is not Scalar severity)
            return;
        if (severity.Value == "off")
            _severities[rule.Id] = null;
        else if (Enum.TryParse<Severity>(severity.Value, ignoreCase: true, out var level) && !char.IsAsciiDigit(severity.Value[0]))
            _severities[rule.Id] = level;
        else
            _problems.Unknown(severity, "severity", ["note", "warning", "error", "off"]);
    }

    /// <summary><c>baseline: never</c> keeps the findings of a rule out of every baseline; <c>allowed</c> undoes that of a pack.</summary>
    private void ReadBaseline(RuleInfo rule, Node? node)
    {
        if (node is not Scalar word)
            return;
        if (word.Value == "never")
            _neverBaselined.Add(rule.Id);
        else if (word.Value == "allowed")
            _neverBaselined.Remove(rule.Id);
        else
            _problems.Unknown(word, "word for 'baseline'", ["allowed", "never"]);
    }

    private void ReadConstraints(Node node)
    {
        _problems.CheckKeys(node, ConfigKeys.Constraints, "kind of constraint");
        var reader = new ConstraintReader(_problems, _words);
        _forbidden.AddRange(reader.Forbidden(node));
        _required.AddRange(reader.Required(node));
    }

    private void ReadSuppression(Node item)
    {
        _problems.CheckKeys(item, ConfigKeys.Suppression, "key of a suppression");
        if (item["rule"] is not Scalar rule)
        {
            _problems.Error(item.At, "a suppression needs 'rule'");
            return;
        }

        DateOnly? until = null;
        if (item["until"] is Scalar day)
        {
            if (DateOnly.TryParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                until = date;
            else
                _problems.Error(day.At, $"'{day.Value}' is no date of the form 2026-12-31");
        }

        _suppressions.Add(new Suppression([RuleCatalog.Find(rule.Value)?.Id ?? rule.Value], item["reason"]?.Text ?? string.Empty, until, rule.At)
        {
            Services = [.. WordReader.Values(item["services"]).Select(service => service.Value)],
        });
    }

    private void ReadLimits(Node node)
    {
        _problems.CheckKeys(node, ConfigKeys.Limits, "limit");
        _limits = new ScanLimits
        {
            FileBytes = Number(node["file-bytes"], _limits.FileBytes),
            Nesting = (int)Math.Min(512, Number(node["nesting"], _limits.Nesting)),
            ExpandedNodes = Number(node["expanded-nodes"], _limits.ExpandedNodes),
            Documents = (int)Math.Min(int.MaxValue, Number(node["documents"], _limits.Documents)),
        };
    }

    private long Number(Node? node, long otherwise)
    {
        if (node is null)
            return otherwise;
        if (long.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        _problems.Error(node.At, "a limit must be a whole number above 0");
        return otherwise;
    }
}
