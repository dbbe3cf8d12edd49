using DepGuard.Facts;
using DepGuard.Graph;

namespace DepGuard.Reports.Html;

/// <summary>Services by the namespace, project or team that they live in, with the calls between groups counted.</summary>
/// <param name="Names">Names of the groups, most services first; the last one may hold the rest.</param>
/// <param name="Members">Services of each group, by id.</param>
/// <param name="Bundles">Number of edges from a group to another one or within it, by groups.</param>
internal sealed record ServiceGroups(
    IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<Service>> Members, IReadOnlyList<(int From, int To, int Edges)> Bundles)
{
    private const int MaxGroups = 60;
    private const string Rest = "other groups";

    /// <summary>Groups the services of a graph by their first naming scope, those without one by kind.</summary>
    public static ServiceGroups Of(ServiceGraph graph)
    {
        var groups = graph.Services.GroupBy(Key, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        var names = groups.Take(MaxGroups).Select(group => group.Key).ToList();
        var members = groups.Take(MaxGroups).Select(group => (IReadOnlyList<Service>)[.. group]).ToList();
        if (groups.Count > MaxGroups)
        {
            names.Add(Rest);
            members.Add([.. groups.Skip(MaxGroups).SelectMany(group => group).OrderBy(service => service.Id, StringComparer.Ordinal)]);
        }

        var numbers = members.SelectMany((group, number) => group.Select(service => (service.Id, number))).ToDictionary(item => item.Id, item => item.number, StringComparer.Ordinal);
        var bundles = graph.Edges.CountBy(edge => (numbers[edge.Caller.Id], numbers[edge.Callee.Id]))
            .Select(bundle => (bundle.Key.Item1, bundle.Key.Item2, bundle.Value))
            .Order();
        return new ServiceGroups(names, members, [.. bundles]);
    }

    private static string Key(Service service) => service.Scopes.Count > 0 ? service.Scopes[0] : Label.Of(service.Kind);
}
