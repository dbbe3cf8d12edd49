using DepGuard.Facts;
using DepGuard.Readers.Spring.Applications;
using DepGuard.Readers.Spring.Settings;
using DepGuard.Sources;

namespace DepGuard.Readers.Spring.Calls;

/// <summary>The registry of a client on a developer's machine that states none: Eureka's documented address (<c>EurekaClientConfigBean.DEFAULT_URL</c>).</summary>
internal static class Registry
{
    private static readonly Address Default = new("localhost", 8761, "http");

    /// <summary>The call, if the application is a client of Eureka and somebody in the scan listens there.</summary>
    public static IEnumerable<Fact> Read(ApplicationCalls calls)
    {
        var (application, properties) = (calls.Application, calls.Properties);
        if (!application.OnHost || application.IsRegistry || properties.Under("eurekaclientserviceurl").Any() || properties.Find("eurekaclientenabled")?.IsFalse == true)
            return [];

        return Evidence(application) is not { } at ? [] :
        [
            new CallFact(application.Service, Default, "eureka.client.service-url", at, Confidence.Inferred) { ModeByKey = CallMode.Control, OnHost = true, OnlyIfKnown = true },
        ];
    }

    /// <summary>What makes the application a client: its settings, or the library that it names.</summary>
    private static SourceSpan? Evidence(SpringApplication application) =>
        application.Properties.All.FirstOrDefault(property => property.Origin != PropertyOrigin.Shared && property.Root == "eureka")?.At
        ?? (application.Project?.Build is { } build && (build.Mentions("eureka-client") || build.Mentions("starter-eureka")) ? build.At : null);
}
