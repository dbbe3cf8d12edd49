namespace DepGuard.Readers.Spring.Feign;

/// <summary>What the code of an application says about Feign.</summary>
/// <param name="Clients">Its clients.</param>
/// <param name="SetsRetryer">Code may replace the documented attempts.</param>
/// <param name="SetsOptions">Code may replace the documented time limits.</param>
internal sealed record FeignCode(IReadOnlyList<FeignClient> Clients, bool SetsRetryer, bool SetsOptions)
{
    /// <summary>Code that nobody has seen.</summary>
    public static FeignCode None { get; } = new([], SetsRetryer: false, SetsOptions: false);

    /// <summary>Joins the files of a project and of libraries. Beans of a library hold for every client; a class for one client that is in neither may set anything.</summary>
    public static FeignCode Of(IReadOnlyList<FeignFile> own, IReadOnlyList<FeignFile> libraries)
    {
        var all = own.Concat(libraries).ToList();
        var known = own.SelectMany(file => file.Clients).Where(client => client.Configuration is not { } type || all.Exists(file => file.Declares(type)));
        return new FeignCode([.. known], all.Exists(file => file.SetsRetryer), all.Exists(file => file.SetsOptions));
    }
}
