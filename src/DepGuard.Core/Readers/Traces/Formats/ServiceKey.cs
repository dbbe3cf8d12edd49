namespace DepGuard.Readers.Traces.Formats;

/// <summary>Names under which a process reports: texts by their numbers, -1 for none.</summary>
/// <param name="Name">Name of the service.</param>
/// <param name="Space">Namespace that qualifies it.</param>
/// <param name="Workload">Workload of Kubernetes that runs it.</param>
/// <param name="Container">Container that runs it.</param>
internal readonly record struct ServiceKey(int Name, int Space = -1, int Workload = -1, int Container = -1);
