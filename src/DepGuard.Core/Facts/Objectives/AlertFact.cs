namespace DepGuard.Facts.Objectives;

/// <summary>A burn-rate alert watches an objective of a service.</summary>
/// <param name="Scopes">Naming scopes in which the service's name is looked up, nearest first.</param>
/// <param name="Service">Name of the service, as the alert's file writes it.</param>
/// <param name="Alert">The alert.</param>
public sealed record AlertFact(IReadOnlyList<string> Scopes, string Service, BurnAlert Alert) : Fact(Alert.At, Confidence.Declared);
