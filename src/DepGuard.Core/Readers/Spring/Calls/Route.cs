using DepGuard.Facts.Policies;
using DepGuard.Readers.Spring.Settings;

namespace DepGuard.Readers.Spring.Calls;

/// <summary>A route of a gateway.</summary>
/// <param name="Property">The property that states it.</param>
/// <param name="Target">A URL, or the name of a service in the registry.</param>
/// <param name="Policies">What the gateway does to its calls.</param>
internal sealed record Route(Property Property, string Target, IReadOnlyList<CallPolicy> Policies);
