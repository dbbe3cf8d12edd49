using DepGuard.Documents;
using DepGuard.Facts;
using DepGuard.Readers.ConfigFiles;
using DepGuard.Readers.Docker;
using DepGuard.Readers.Settings;

namespace DepGuard.Readers.Helm;

/// <summary>
/// What the values of Helm charts suggest where nothing else describes the system: a service for each chart with an application, calls of
/// confidence guessed, and stores that a chart brings along. Templates are not read; DPG0004 says how to render them.
/// </summary>
internal sealed class HelmReader : IConfigurationReader
{
    private const string Scope = "helm:charts";

    /// <inheritdoc/>
    public string Format => "helm";

    /// <inheritdoc/>
    public IReadOnlyList<Fact> Read(Workspace workspace, IReadOnlyList<Container> containers, IReadOnlySet<string> claimed)
    {
        var folders = new ChartFolders(workspace);
        var files = workspace.Files.Where(file => folders.Contains(file.File.Path)).Select(file => file.File.Path).ToList();
        var facts = containers.Count > 0 || files.Count == 0 ? [] : Hints(new Charts(workspace, folders)).ToList();
        var read = facts.OfType<ReadFact>().Select(fact => fact.Path).ToHashSet(StringComparer.Ordinal);
        return [.. facts, .. files.Where(path => !read.Contains(path)).Select(path => new ReadFact(path, null, "part of a Helm chart; render it first"))];
    }

    private IEnumerable<Fact> Hints(Charts charts)
    {
        var all = charts.Read();
        var names = new ReleaseNames(all.SelectMany(chart => chart.Dependencies.Select(NameOf).OfType<Scalar>().Prepend(chart.Name)).Select(name => name.Value));
        foreach (var fact in all.SelectMany(chart => Read(chart, all, names)))
            yield return fact;
        foreach (var path in charts.Used)
            yield return new ReadFact(path, Format, "a hint only, since the templates are not rendered");
        foreach (var (path, environment) in charts.Others)
        {
            yield return new ReadFact(path, null, "values of another environment") { IsOtherVariant = true };
            yield return new VariantFact(environment, Sources.SourceSpan.StartOf(path));
        }
    }

    private IEnumerable<Fact> Read(Chart chart, IReadOnlyList<Chart> all, ReleaseNames names)
    {
        var service = new Reference(chart.Name.Value, Scope);
        if (chart.IsApplication)
        {
            var stock = StockImages.Find(chart.Image!);
            yield return new ServiceFact(service, Format, chart.Name.At)
            {
                Kind = stock?.Kind ?? ServiceKind.Service,
                Roles = stock?.Role is { } role ? [role] : ServiceNames.RoleOf(chart.Name.Value) is { } named ? [named] : [],
                Image = stock is null ? chart.Image : null,
                LookupScopes = [Scope],
            };
            var owner = new SettingOwner(service) { IsGuess = true, UnknownIsGuess = true };
            foreach (var call in SettingCalls.Read(owner, ChartSettings.Of(chart)).OfType<CallFact>())
                yield return call with { Target = names.WithoutRelease(call.Target) };
        }

        foreach (var dependency in chart.Dependencies.Where(chart.IsEnabled))
            if (NameOf(dependency) is { } name && Products.Find(dependency["name"]?.Text ?? string.Empty) is { } product)
                foreach (var fact in Store(chart, service, name, product.Kind, isDefined: all.Any(one => one.IsApplication && one.Name.Value == name.Value)))
                    yield return fact;
    }

    /// <summary>A database, cache or broker that a chart brings along is there for it.</summary>
    private IEnumerable<Fact> Store(Chart chart, Reference service, Scalar name, ServiceKind kind, bool isDefined)
    {
        if (!isDefined)
            yield return new ServiceFact(new Reference(name.Value, Scope), Format, name.At) { Kind = kind, LookupScopes = [Scope] };
        if (chart.IsApplication)
            yield return new CallFact(service, new Address(name.Value), "dependencies", name.At, Confidence.Guessed);
    }

    private static Scalar? NameOf(Node dependency) => (dependency["alias"] ?? dependency["name"]) as Scalar;
}
