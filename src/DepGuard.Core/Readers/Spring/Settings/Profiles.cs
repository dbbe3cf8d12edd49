namespace DepGuard.Readers.Spring.Settings;

/// <summary>The active profiles of an application.</summary>
internal static class Profiles
{
    private const int DeepestGroup = 8;

    /// <summary>
    /// What the deployment states; else the environment that was asked for; else what the files state; without a statement of the deployment
    /// also the profile that is named after its platform (<c>docker</c>, <c>kubernetes</c>) where the application has one; else <c>default</c>.
    /// </summary>
    /// <param name="settings">Properties without regard to profiles.</param>
    /// <param name="known">Profiles that the application's files name.</param>
    /// <param name="asked">The environment that was asked for; null if none was.</param>
    /// <param name="platform">Profile named after the platform; null on a developer's machine.</param>
    public static IReadOnlyList<string> Active(Properties settings, IReadOnlySet<string> known, string? asked, string? platform)
    {
        var stated = settings.FindAll("springprofilesactive").ToList();
        string[] conventional = platform is not null && known.Contains(platform) ? [platform] : [];
        var active = stated.Exists(property => property.Origin == PropertyOrigin.Deployment) ? Split(stated)
            : asked is not null && known.Contains(asked) ? [.. conventional, asked]
            : [.. Split(stated), .. conventional];
        active = [.. Split(settings.FindAll("springprofilesinclude")), .. active];
        for (var depth = 0; depth < DeepestGroup && Members(settings, active) is { Count: > 0 } members; depth++)
            active = [.. active, .. members];
        return active.Count == 0 ? ["default"] : active;
    }

    private static List<string> Members(Properties settings, IReadOnlyList<string> active)
    {
        var known = active.ToHashSet(StringComparer.Ordinal);
        return [.. active.SelectMany(profile => Split(settings.FindAll($"springprofilesgroup{PropertyName.Fold(profile)}"))).Where(known.Add)];
    }

    private static List<string> Split(IEnumerable<Property> properties) =>
        [.. properties.SelectMany(property => property.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
