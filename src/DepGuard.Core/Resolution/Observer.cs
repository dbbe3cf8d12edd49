using DepGuard.Facts;

namespace DepGuard.Resolution;

/// <summary>A place from which names are looked up without being a service, such as the namespace of an object that names its callee.</summary>
internal static class Observer
{
    /// <summary>An observer that looks names up in these scopes, nearest first.</summary>
    public static ProvisionalService In(IReadOnlyList<string> scopes, Fact fact)
    {
        var observer = new ProvisionalService(-1, new Reference(string.Empty, scopes[0]));
        observer.Definitions.Add(new ServiceFact(observer.Reference, string.Empty, fact.At) { LookupScopes = scopes });
        return observer;
    }
}
