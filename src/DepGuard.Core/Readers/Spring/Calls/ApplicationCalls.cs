using DepGuard.Facts;
using DepGuard.Readers.Addresses;
using DepGuard.Readers.Spring.Applications;
using DepGuard.Readers.Spring.Projects;
using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Calls;

/// <summary>Makes call facts for one application, with the confidence that the origin of a property allows.</summary>
/// <param name="application">The caller.</param>
internal sealed class ApplicationCalls(SpringApplication application)
{
    /// <summary>The application.</summary>
    public SpringApplication Application => application;

    /// <summary>The application's properties.</summary>
    public Properties Properties => application.Properties;

    /// <summary>Calls to the addresses of a property with a documented meaning.</summary>
    public IEnumerable<Fact> Read(Property property, AddressProperty meaning)
    {
        if (meaning.Use == AddressUse.Instances)
            return property.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(name => HostText.IsHost(name))
                .Select(name => Call(new Address(name, Scheme: "http"), property, CallMode.Control, null, Confidence.Inferred));
        return PropertyAddress.Of(property, Properties, meaning.Scheme).Select(address => Call(
            PropertyAddress.AsHttp(address), property, meaning.ModeByKey, meaning.ModeByAddress ?? AddressMode.Of(address),
            Confidence.Inferred, meaning.Use == AddressUse.Authentication ? Role.Auth : null));
    }

    /// <summary>A call that a property states.</summary>
    public CallFact Call(Address target, Property property, CallMode? byKey, CallMode? byAddress, Confidence confidence, Role? role = null)
    {
        var isGuess = target.IsVariable || !IsOwnUse(property, byKey, byAddress);
        return new CallFact(application.Service, target, property.Key, property.At, isGuess ? Confidence.Guessed : confidence)
        {
            ModeByKey = byKey,
            ModeByAddress = byAddress,
            OnHost = application.OnHost,
            Roles = role is { } one && !isGuess ? [one] : [],
        };
    }

    /// <summary>
    /// What every client of a configuration server receives says nothing about a single one: an address counts if the build file names the
    /// library that reads it or, where it cannot tell, if it belongs to the platform that all share (registry, telemetry, broker) or the
    /// application's own files use the same section.
    /// </summary>
    private bool IsOwnUse(Property property, CallMode? byKey, CallMode? byAddress) =>
        property.Origin != PropertyOrigin.Shared
        || (Libraries.Use(application.Project?.Build, property)
            ?? ((!application.IsRegistry && (byKey ?? byAddress) is CallMode.Control or CallMode.Async) || Properties.OwnFilesUse(property)));
}
