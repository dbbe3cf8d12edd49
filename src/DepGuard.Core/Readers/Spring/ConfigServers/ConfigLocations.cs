using DepGuard.Readers.Spring.Projects;
using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.ConfigServers;

/// <summary>Names of the folders in which configuration servers search, as far as they can lie in the scan.</summary>
internal static class ConfigLocations
{
    private static readonly string[] Keys = ["searchlocations", "searchpaths", "uri"];

    /// <summary>The last segments of the locations that a project states, under any profile; <c>{application}</c> is left out.</summary>
    public static IEnumerable<string> Of(SpringProject project)
    {
        var settings = project.Files.SelectMany(file => file.Documents).SelectMany(document => document.Settings);
        foreach (var setting in settings)
        {
            var name = PropertyName.Fold(setting.Key.Text).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            if (!name.StartsWith("springcloudconfigserver", StringComparison.Ordinal) || !Array.Exists(Keys, key => name.EndsWith(key, StringComparison.Ordinal)))
                continue;
            foreach (var location in setting.Value.Split(',', StringSplitOptions.TrimEntries).Where(location => !location.Contains("://", StringComparison.Ordinal) || location.StartsWith("file:", StringComparison.Ordinal)))
                if (LastSegment(location[(location.IndexOf(':') + 1)..]) is { } folder)
                    yield return folder;
        }
    }

    private static string? LastSegment(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(segment => segment.AsSpan().IndexOfAny("{}$*") < 0 && segment is not ("." or ".."));
}
