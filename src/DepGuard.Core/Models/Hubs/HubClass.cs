namespace DepGuard.Models.Hubs;

/// <summary>What becomes of a hub at a load.</summary>
public enum HubClass
{
    /// <summary>Heals by itself from any disturbance.</summary>
    Stable,

    /// <summary>Works, but a large enough disturbance takes it down and it stays down.</summary>
    Vulnerable,

    /// <summary>Down without any disturbance.</summary>
    Overloaded,
}
